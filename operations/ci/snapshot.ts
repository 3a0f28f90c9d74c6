import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PipelineCommands } from './commands';
import { jobOf, type Job } from './job';
import { keyOf, seal, unseal } from './sealed';

const placesOf = ({ out }: Job) => ({ open: join(out, 'snapshot.json'), sealed: join(out, 'snapshot.sealed') });

const said = (step: string, says: string): Outcome => ({ exitCode: 0, json: { step, says: [says] }, text: says });

/**
 * Seals what an apply kept of the values it overwrote, and removes it in clear: the runner is thrown away, the sealed file is kept. Run before an
 * apply, it refuses a key that could seal nothing.
 */
export function keepSnapshot(env: Surroundings['env']): Outcome {
  const { open, sealed } = placesOf(jobOf(env));
  keyOf(env);
  if (!existsSync(open)) return said('keep-snapshot', 'nothing was overwritten');
  seal(open, sealed, env);
  rmSync(open, { force: true });
  return said('keep-snapshot', `what was overwritten is sealed in ${sealed}`);
}

/** Writes back what an apply has overwritten, from the sealed snapshot that its run kept, on whatever runner. */
export async function rollBack(surroundings: Surroundings, { rollback }: PipelineCommands): Promise<Outcome> {
  const job = jobOf(surroundings.env);
  const { open, sealed } = placesOf(job);
  if (!existsSync(sealed))
    throw new UsageError(`${sealed} is not there.`, 'name a run of apply that kept a snapshot; they are kept 90 days');
  unseal(sealed, open, surroundings.env);
  try {
    return await rollback({ env: job.environment, snapshot: open }, surroundings);
  } finally {
    rmSync(open, { force: true });
  }
}
