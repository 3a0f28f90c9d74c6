import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArrivalsReport } from '../../engine/arrivals';
import { arrivalsMarkdown } from '../../reports/arrivals/markdown';
import { masked } from '../../reports/mask';
import { MOST_CHARACTERS } from '../../reports/review/markdown';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PipelineCommands } from './commands';
import { jobOf, kept, whyOf, type Job } from './job';
import { keep } from './keep';
import { addToSummary } from './shown';

const worklist = ({ out }: Job): string => join(out, 'arrivals/arrivals.md');

const looked = (job: Job, surroundings: Surroundings, { arrivals }: PipelineCommands): Promise<Outcome> =>
  keep(job, 'arrivals', surroundings, () =>
    arrivals({ env: job.environment, out: join(job.out, 'arrivals') }, surroundings),
  );

/** The pull request that is named, or the one whose review an earlier step of this job found. */
function pullRequestOf(job: Job, env: Surroundings['env']): string | undefined {
  const found = kept(job, 'reviewed')?.result['pullRequest'];
  return env.PULL_REQUEST || (typeof found === 'number' ? `${found}` : undefined);
}

/**
 * After an apply: who has what the mappings make of them and who waits for whom, as one comment on the pull request that was applied; each
 * night renews it until everything has arrived. Only what could not be seen fails the run.
 */
export async function arrivalsStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const { env, progress } = surroundings;
  const job = jobOf(env);
  const found = await looked(job, surroundings, commands);
  const says = [found.text];
  if (existsSync(worklist(job))) {
    addToSummary(readFileSync(worklist(job), 'utf8'), surroundings);
    const number = pullRequestOf(job, env);
    const published = number
      ? (await commands.publish({ comment: number }, worklist(job), env)).text
      : 'no pull request is known: only the page of this run has the arrivals';
    progress(published);
    says.push(published);
  }
  return {
    exitCode: found.exitCode === 1 ? 0 : found.exitCode,
    json: { step: 'arrivals', says },
    text: says.join('\n'),
  };
}

/** Without the line by which the comment is found. */
const body = (markdown: string): string => markdown.slice(markdown.indexOf('\n') + 1).trim();

/** The section of a night's report: whole where it fits, else its counts; why, where nothing could be seen. */
function sectionOf(job: Job, room: number): string {
  if (!existsSync(worklist(job)))
    return `## Arrivals\n\n❔ **Could not be seen.**\n\n    ${JSON.stringify(whyOf(kept(job, 'arrivals')))}`;
  const whole = body(readFileSync(worklist(job), 'utf8'));
  if (whole.length <= room) return whole;
  const report = kept(job, 'arrivals')?.result as unknown as ArrivalsReport;
  const counts = arrivalsMarkdown({ environment: job.environment, report, rows: [], more: 0 }, masked());
  return `${body(counts)}\n\n_The page of this run has the people._`;
}

/**
 * Every night: looks once more, renews the comments that still wait, and tells the section that the report gets. What GitHub or a tenant
 * does not answer is said in the end, and the report is kept all the same.
 */
export async function nightlyArrivals(
  surroundings: Surroundings,
  commands: PipelineCommands,
  reportLength: number,
): Promise<{ readonly exitCode: Outcome['exitCode']; readonly section: string }> {
  const job = jobOf(surroundings.env);
  const { exitCode } = await looked(job, surroundings, commands);
  if (existsSync(worklist(job))) {
    const renewed = await commands.renew(worklist(job), surroundings.env, surroundings.now());
    surroundings.progress(renewed.text);
  }
  return { exitCode, section: sectionOf(job, MOST_CHARACTERS - reportLength) };
}
