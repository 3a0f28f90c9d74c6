import type { StackDirectory } from '../../../terraform';
import type { Target } from '../reading';
import { openStack, readPlan } from '../reading';
import type { Resumed } from './resumed';
import { pushErroredState, recoverLocalState } from './state-files';
import { releasingDeadLock } from './state-lock';
import { takeUp } from './resume';

/** Asked for by `--resume`; a text is the id of the lock that somebody says is dead. */
export type Resume = boolean | string | undefined;

export interface Opened {
  readonly stack: StackDirectory;
  readonly resumed: readonly Resumed[];
}

/** Opens the stack; where it is to be resumed, a state that was left cut or unsaved is recovered first. */
export async function openFor(target: Target, resume: Resume): Promise<Opened> {
  if (!resume) return { stack: await openStack(target), resumed: [] };
  const resumed: Resumed[] = [];
  const stack = await openStack(target, (environment, folder) => {
    resumed.push(...recoverLocalState(environment, folder));
  });
  const pushed = await releasingDeadLock(stack, confirmed(resume), () => pushErroredState(stack));
  return { stack, resumed: [...resumed, ...pushed.resumed, ...pushed.result] };
}

/** Plans; where it is to be resumed, takes up what is found half-made and plans again. */
export async function readFor(target: Target, { stack, resumed }: Opened, resume: Resume) {
  if (!resume) return { reading: await readPlan(target, stack), resumed };
  const first = await releasingDeadLock(stack, confirmed(resume), () => readPlan(target, stack));
  const taken = await takeUp(target, first.result);
  return { reading: taken.reading, resumed: [...resumed, ...first.resumed, ...taken.resumed] };
}

const confirmed = (resume: Resume): string | undefined => (typeof resume === 'string' ? resume : undefined);
