import { existsSync, readFileSync } from 'node:fs';
import { appendReport } from '../../reports/outgoing';
import { join } from 'node:path';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { nightlyArrivals } from './arrivals';
import type { PipelineCommands } from './commands';
import { hashOf, jobOf, kept, needed } from './job';
import { keep } from './keep';
import { addToSummary, asCode, giveOutput } from './shown';

const stepOf = (step: string, { exitCode, text }: Outcome): Outcome => ({
  exitCode,
  json: { step, says: [text] },
  text,
});

const worst = (...codes: Outcome['exitCode'][]): Outcome['exitCode'] => Math.max(...codes) as Outcome['exitCode'];

/**
 * Compares the tenants with what is declared, looks who waits for what, and keeps one issue about both: opened, updated in place, closed when
 * clean. Drift and waits are told by the issue; only what could not be read fails the run.
 */
export async function driftStep(surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const { drift, publish } = commands;
  const job = jobOf(surroundings.env);
  const out = join(job.out, 'drift');
  const found = await keep(job, 'drift', surroundings, () => drift({ env: job.environment, out }, surroundings));
  const report = join(out, 'drift.md');
  if (found.exitCode === 2 || !existsSync(report)) return stepOf('drift', found);
  const arrived = await nightlyArrivals(surroundings, commands, readFileSync(report, 'utf8').length);
  appendReport(report, `\n\n${arrived.section}\n`, 'markdown', surroundings.env);
  addToSummary(readFileSync(report, 'utf8'), surroundings);
  const exitCode = worst(found.exitCode, arrived.exitCode);
  const issue = { issue: `Drift in ${job.environment}`, label: 'drift', clean: exitCode === 0 };
  const { text } = await publish(issue, report, surroundings.env);
  surroundings.progress(text);
  return stepOf('drift', { ...found, exitCode: exitCode === 1 ? 0 : exitCode });
}

/** Whether the environment may take over what is live in `FROM`, at revision `REVISION`. The credentials are those of `FROM`, and only read. */
export async function proposeStep(surroundings: Surroundings, { promote }: PipelineCommands): Promise<Outcome> {
  const { env } = surroundings;
  const job = jobOf(env);
  const flags = {
    from: needed(env, 'FROM', 'it names the preview environment'),
    to: job.environment,
    revision: needed(env, 'REVISION', 'it is the commit to promote'),
  };
  const result = await keep(job, 'promote', surroundings, () => promote(flags, surroundings));
  addToSummary(asCode(result.json), surroundings);
  return stepOf('propose', result);
}

/** Which plan was reviewed on the pull request that commit `COMMIT` came from: its hash, as an output of the step. */
export async function approvedStep(surroundings: Surroundings, { reviewed }: PipelineCommands): Promise<Outcome> {
  const { env } = surroundings;
  const job = jobOf(env);
  const commit = needed(env, 'COMMIT', 'it is the commit that was merged');
  const result = await keep(job, 'reviewed', surroundings, () => reviewed({ env: job.environment, commit }, env));
  const hash = hashOf(kept(job, 'reviewed'));
  if (hash) giveOutput('hash', hash, surroundings);
  const text = hash ? `hash=${hash}` : result.text;
  return { ...result, json: { step: 'approved', says: [text], ...(hash && { hash }) }, text };
}
