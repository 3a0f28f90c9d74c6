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

/** Under this name the answer is kept; `snapshot.json` is what is sealed. */
type Doing = 'apply' | 'sealing';

async function applied(job: Job, doing: Doing, surroundings: Surroundings, { apply }: PipelineCommands) {
  const { env } = surroundings;
  const expected = needed(env, 'EXPECT', 'it is the hash of the plan that was reviewed');
  const snapshot = snapshotOf(job, env);
  const request = {
    plan: planFolder(job),
    expect: expected,
    snapshot: snapshot.path,
    resume: true,
    snapshotOnly: doing === 'sealing',
    ...(snapshot.sealed && { onSnapshot: () => sealSnapshot(job, env) }),
  } as const;
  return keep(job, doing, surroundings, () => apply(request, surroundings));
}

/** Plans once more, and does what is to be done with that plan. Undefined where there is nothing to do. */
async function withPlan(
  doing: Doing,
  surroundings: Surroundings,
  commands: PipelineCommands,
): Promise<Outcome | undefined> {
  const job = jobOf(surroundings.env);
  sealable(job, surroundings.env);
  const plan = await planned(job, surroundings, commands);
  if (plan.exitCode === 0) return undefined;
  try {
    return existsSync(planFolder(job))
      ? await applied(job, doing, surroundings, commands)
      : await keep(job, doing, surroundings, () => plan);
  } finally {
    // The plan holds what Terraform was told; nobody needs it any more.
    rmSync(planFolder(job), { recursive: true, force: true });
  }
}

/**
 * Plans once more and applies that plan if its hash is the one that was reviewed; where the tenant or the code has moved since, nothing is
 * applied. What an apply of that plan left that failed or was killed is taken up. Values that are overwritten are sealed before they are.
 */
export async function applyStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const result = await withPlan('apply', surroundings, commands);
  addToSummary(result ? asCode(result.json) : `${jobOf(surroundings.env).environment}: nothing to do.\n`, surroundings);
  const text = result?.text ?? 'nothing to do';
  return { exitCode: 0, ...result, json: { step: 'apply', says: [text] }, text };
}

/**
 * Seals what the apply of this plan will overwrite, and writes to no tenant. Uploaded before that apply begins, it is there also where the
 * runner is lost with its machine in the middle of it.
 */
export async function snapshotStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const result = await withPlan('sealing', surroundings, commands);
  const refused = result && (result.exitCode !== 1 || 'refused' in (result.json as object)) ? result : undefined;
  if (refused) addToSummary(asCode(refused.json), surroundings);
  const { sealed, path } = snapshotOf(jobOf(surroundings.env), surroundings.env);
  const says =
    refused?.text ??
    (result ? `What the apply will overwrite is kept${sealed ? ', sealed' : ` in ${path}`}.` : 'nothing to do');
  return { exitCode: refused?.exitCode ?? 0, json: { step: 'snapshot', says: [says] }, text: says };
}
