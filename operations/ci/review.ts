import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { foreseen } from '../failure';
import { IncompleteError, type UserFacingError } from '../../engine/errors';
import { marker } from '../../reports/review/markdown';
import { inert } from '../../reports/markdown/text';
import { writeReport } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PipelineCommands } from './commands';
import { hashOf, jobOf, kept, needed, sealedPeople, whyOf, type Job } from './job';
import { keep } from './keep';
import { unseal } from './sealed';
import { addToSummary } from './shown';

type Variables = Readonly<Record<string, string | undefined>>;

const INVENTED = 'environments/people/invented.jsonl';

const reportOf = ({ out }: Job): string => join(out, 'review/review.md');

const request = (job: Job, people: string, now: string) => ({
  env: job.environment,
  people,
  out: join(job.out, 'review'),
  failOn: 'error' as const,
  showValues: false,
  now,
});

/** Without credentials two revisions are compared over invented people, and the report says so first. */
async function ofFork(job: Job, env: Variables, now: string, { review: reviewed }: PipelineCommands): Promise<Outcome> {
  const base = needed(env, 'BASE', 'without credentials the revision to compare with');
  const { exitCode } = await reviewed({ ...request(job, env.PEOPLE || INVENTED, now), base, invented: true });
  const [first = '', ...rest] = readFileSync(reportOf(job), 'utf8').split('\n');
  const notice =
    '> **People not looked at.** A fork has no credentials: this compares two revisions over invented people. A merge needs a run that looked.';
  writeReport(reportOf(job), [first, notice, '', ...rest].join('\n'));
  return { exitCode, json: { step: 'review', says: ['people not looked at'] }, text: 'people not looked at' };
}

/** People to look at: a file that is named, or the trusted export of the night, opened for this step alone. */
function people(job: Job, env: Variables): { readonly file: string; readonly close: () => void } {
  if (env.PEOPLE) return { file: env.PEOPLE, close: () => undefined };
  const sealed = sealedPeople(job);
  if (!existsSync(sealed))
    throw new IncompleteError(
      `There is no export of the people of ${job.environment}.`,
      'run the workflow that exports people once, or name a file in PEOPLE',
      [{ what: 'people', why: 'no export' }],
    );
  const file = join(job.out, 'people.jsonl');
  unseal(sealed, file, env);
  return { file, close: () => rmSync(file, { force: true }) };
}

async function ofPlan(job: Job, env: Variables, now: string, { review: reviewed }: PipelineCommands): Promise<Outcome> {
  const plan = kept(job, 'plan');
  const hash = hashOf(plan);
  if (hash === undefined || !existsSync(join(job.out, 'plan/plan.json')))
    throw new IncompleteError(`There is no plan to review: ${whyOf(plan)}`, 'fix what the plan says, and run it again');
  const { file, close } = people(job, env);
  try {
    const { exitCode } = await reviewed({ ...request(job, file, now), plan: join(job.out, 'plan') });
    const looked = exitCode < 2;
    const text = readFileSync(reportOf(job), 'utf8').trimEnd();
    // By its last line the pipeline that applies knows which plan was reviewed; one that nobody looked at has none.
    if (looked) writeReport(reportOf(job), `${text}\n\n<!-- plan ${hash} -->\n`);
    const says = looked ? `the plan ${hash} was reviewed` : 'the review is incomplete';
    return { exitCode, json: { step: 'review', says: [says], ...(looked && { hash }) }, text: says };
  } finally {
    close();
  }
}

/** In place of a review, so that no comment of an earlier run stands as if it were about this one. */
function nothingReviewed(job: Job, { message, remedy }: UserFacingError): void {
  const text = [
    marker(job.environment),
    '🛑 **Nothing was reviewed.**',
    inert(message),
    ...(remedy ? [`Remedy: ${inert(remedy)}`] : []),
  ];
  writeReport(reportOf(job), `${text.join('\n\n')}\n`);
}

/**
 * The review of a pipeline: the live org against the plan that was kept, over the people of the trusted export. Never falls back where a
 * plan or people are missing: only a fork (`FORK=true`) compares with git.
 */
async function review(env: Variables, now: string, commands: PipelineCommands): Promise<Outcome> {
  const job = jobOf(env);
  try {
    return await (job.fork ? ofFork(job, env, now, commands) : ofPlan(job, env, now, commands));
  } catch (error) {
    const failure = foreseen(error, 'review');
    nothingReviewed(job, failure);
    throw failure;
  }
}

/** The same, kept for the verdict, which judges it. */
export async function reviewStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const { env, now } = surroundings;
  const job = jobOf(env);
  rmSync(reportOf(job), { force: true });
  const { text } = await keep(job, 'review', surroundings, () => review(env, now().toISOString(), commands));
  if (existsSync(reportOf(job))) addToSummary(readFileSync(reportOf(job), 'utf8'), surroundings);
  return { exitCode: 0, json: { step: 'review', says: [text] }, text };
}
