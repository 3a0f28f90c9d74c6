import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PipelineCommands } from './commands';
import { jobOf, kept, hashOf, needed, type Job } from './job';
import { keep } from './keep';
import { addToSummary, asCode, giveOutput } from './shown';
import { sealable, sealSnapshot, snapshotOf } from './snapshot';

const planFolder = ({ out }: Job): string => join(out, 'plan');

const planned = (job: Job, surroundings: Surroundings, { plan }: PipelineCommands): Promise<Outcome> => {
  rmSync(planFolder(job), { recursive: true, force: true });
  return keep(job, 'plan', surroundings, () => plan(job.environment, surroundings, { out: planFolder(job) }));
};

/** Plans into the job's folder. How that ended is judged by the verdict. A fork has no credentials: there is no plan, and nobody is looked at. */
export async function planStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const job = jobOf(surroundings.env);
  if (job.fork) {
    const says = 'A fork has no credentials: nothing is planned, people are not looked at.';
    return { exitCode: 0, json: { step: 'plan', says: [says] }, text: says };
  }
  const { text } = await planned(job, surroundings, commands);
  const hash = hashOf(kept(job, 'plan'));
  return { exitCode: 0, json: { step: 'plan', says: [text], ...(hash && { hash }) }, text };
}

/** The hash of the plan that was kept, as an output of the step: the approval that follows is for this plan. */
export function hashStep(surroundings: Surroundings): Outcome {
  const hash = hashOf(kept(jobOf(surroundings.env), 'plan')) ?? '';
  giveOutput('hash', hash, surroundings);
  return { exitCode: 0, json: { step: 'hash', says: [], ...(hash && { hash }) }, text: `hash=${hash}` };
}

async function applied(job: Job, surroundings: Surroundings, { apply }: PipelineCommands): Promise<Outcome> {
  const { env } = surroundings;
  const expected = needed(env, 'EXPECT', 'it is the hash of the plan that was reviewed');
  const snapshot = snapshotOf(job, env);
  const request = { plan: planFolder(job), expect: expected, snapshot: snapshot.path, resume: true } as const;
  return keep(job, 'apply', surroundings, () =>
    apply({ ...request, ...(snapshot.sealed && { onSnapshot: () => sealSnapshot(job, env) }) }, surroundings),
  );
}

/**
 * Plans once more and applies that plan if its hash is the one that was reviewed; where the tenant or the code has moved since, nothing is
 * applied. What an apply of that plan left that failed or was killed is taken up. Values that are overwritten are sealed before they are.
 */
export async function applyStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const job = jobOf(surroundings.env);
  sealable(job, surroundings.env);
  const plan = await planned(job, surroundings, commands);
  if (plan.exitCode === 0) {
    addToSummary(`${job.environment}: nothing to do.\n`, surroundings);
    return { exitCode: 0, json: { step: 'apply', says: ['nothing to do'] }, text: 'nothing to do' };
  }
  try {
    const result = existsSync(planFolder(job))
      ? await applied(job, surroundings, commands)
      : await keep(job, 'apply', surroundings, () => plan);
    addToSummary(asCode(result.json), surroundings);
    return { ...result, json: { step: 'apply', says: [result.text] } };
  } finally {
    // The plan holds what Terraform was told; nobody needs it any more.
    rmSync(planFolder(job), { recursive: true, force: true });
  }
}
