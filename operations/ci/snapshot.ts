import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PipelineCommands } from './commands';
import { WITHOUT_SNAPSHOT } from '../terraform-run/report';
import { jobOf, type Job } from './job';
import { keep } from './keep';
import { keyOf, seal, unseal } from './sealed';
import { addToSummary, asCode } from './shown';

const placesOf = ({ out }: Job) => ({ open: join(out, 'snapshot.json'), sealed: join(out, 'snapshot.sealed') });

/** Where an apply keeps what it overwrites: sealed in the job's folder, or in a file of somebody's own choice that stays. */
export function snapshotOf(job: Job, env: Surroundings['env']): { readonly path: string; readonly sealed: boolean } {
  const own = env.SNAPSHOT;
  return own ? { path: own, sealed: false } : { path: placesOf(job).open, sealed: true };
}

/** Before anything is written: without a key that can seal it, what is overwritten would be lost. @throws UsageError */
export function sealable(job: Job, env: Surroundings['env']): void {
  if (snapshotOf(job, env).sealed) keyOf(env);
}

/** Seals what an apply is about to overwrite, and removes it in clear: the runner is thrown away, and may be killed at any moment. */
export function sealSnapshot(job: Job, env: Surroundings['env']): void {
  const { open, sealed } = placesOf(job);
  seal(open, sealed, env);
  rmSync(open, { force: true });
}

/** Writes back what an apply has overwritten, from the sealed snapshot that its run kept, on whatever runner. */
async function rollBack(surroundings: Surroundings, { rollback }: PipelineCommands): Promise<Outcome> {
  const job = jobOf(surroundings.env);
  const { open, sealed } = placesOf(job);
  if (!existsSync(sealed))
    throw new UsageError(
      `${sealed} is not there.`,
      `name a run of apply that kept a snapshot; they are kept 90 days; ${WITHOUT_SNAPSHOT}`,
    );
  unseal(sealed, open, surroundings.env);
  try {
    return await rollback({ env: job.environment, snapshot: open }, surroundings);
  } finally {
    rmSync(open, { force: true });
  }
}

/** The same, kept and shown on the run's page. */
export async function rollbackStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const result = await keep(jobOf(surroundings.env), 'rollback', surroundings, () => rollBack(surroundings, commands));
  addToSummary(asCode(result.json), surroundings);
  return result;
}
