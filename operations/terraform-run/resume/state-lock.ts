import { hostname } from 'node:os';
import { UsageError } from '../../../engine/errors';
import { isAnyTerraformAlive, StateLockedError, type StackDirectory } from '../../../terraform';
import type { Resumed } from './resumed';

/** Whether its holder worked on this machine, and no Terraform is alive here. */
const isDead = ({ who }: { readonly who: string }): boolean =>
  who.split('@').at(-1)?.trim() === hostname() && !isAnyTerraformAlive();

/**
 * Does work that needs the state's lock. Where a run that is dead holds it, it is released: by itself where that run was on this machine,
 * else where somebody gives its id, which says that they have looked.
 * @throws StateLockedError while somebody may be at work
 */
export async function releasingDeadLock<T>(
  stack: StackDirectory,
  confirmed: string | undefined,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly resumed: readonly Resumed[] }> {
  try {
    return { result: await work(), resumed: [] };
  } catch (error) {
    if (!(error instanceof StateLockedError) || !error.holder) throw error;
    const { holder } = error;
    if (confirmed !== undefined && confirmed !== holder.id)
      throw new UsageError(`--resume ${confirmed} is not the lock that is held: ${error.message}`, error.remedy);
    if (confirmed === undefined && !isDead(holder)) throw error;
    await stack.unlock(holder.id);
    return { result: await work(), resumed: [{ address: 'state', how: 'lock released' }] };
  }
}
