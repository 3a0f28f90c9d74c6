import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeReport, writeUnchanged } from '../../reports/outgoing';
import { failureJson, failureText, foreseen } from '../failure';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { Job } from './job';

/**
 * Runs a command of a step and keeps what it answers, or how it failed, for the steps that come later: `NAME.json` and `NAME.status` in the
 * job's folder. What an earlier run kept there is taken away first: a step that is killed has no result.
 */
export async function keep(
  { out }: Job,
  name: string,
  { env }: Pick<Surroundings, 'env'>,
  run: () => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const [result, status] = [join(out, `${name}.json`), join(out, `${name}.status`)];
  for (const file of [result, status]) rmSync(file, { force: true });
  const outcome = await answered(name, run);
  writeReport(result, `${JSON.stringify(outcome.json)}\n`, env);
  writeUnchanged(status, `${outcome.exitCode}\n`);
  return outcome;
}

async function answered(name: string, run: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (thrown) {
    const failure = foreseen(thrown, name);
    return { exitCode: failure.exitCode, json: failureJson(failure), text: failureText(failure) };
  }
}
