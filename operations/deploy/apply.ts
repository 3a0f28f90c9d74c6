import { commandLine } from '../../engine/command-line';
import { dirname, join } from 'node:path';
import { IncompleteError, UsageError } from '../../engine/errors';
import { recordVariable, type ApplyRecord } from '../../engine/terraform/receipt';
import type { Counts, Diagnostic } from '../../terraform';
import { countChanges, isStale, NOTHING, releaseFolder, StateLockedError } from '../../terraform';
import type { Outcome } from '../outcome';
import { writeUnchanged } from '../../reports/outgoing';
import { refuseInGit } from '../people-file-place';
import type { Surroundings } from '../surroundings';
import type { Applied } from './applied';
import type { DeployOptions } from './destroy';
import { refuseDestroy } from './destroy';
import { unwrittenIn } from './hand-fixes';
import { recordOf, reachedBefore } from './reach';
import type { PlanReading } from './reading';
import { PLAN_FILE } from './reading';
import { joined, orRefused } from './refusal';
import { appliedText, refusedText, resumedLines } from './report';
import { rememberApply, rememberBegun } from './resume/begun';
import { openFor, readFor, type Resume } from './resume/open';
import { resumeCommand, type Resumed } from './resume/resumed';
import { checkExpected, readSaved } from './saved';
import { consequencesOf, holdsAnything, takeSnapshot } from './snapshot';
import { targetOf } from './target';
import { thresholdRefusals } from './thresholds';

const isEmpty = ({ add, change, destroy }: Counts): boolean => add + change + destroy === 0;

const failed = (environment: string, errors: readonly Diagnostic[]): IncompleteError =>
  new IncompleteError(
    `Terraform could not apply everything. ${errors.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(': ')).join('\n')}`,
    `what was done stands in the state; mend the cause, then ${resumeCommand(environment)} does what is left`,
    errors.map(({ summary, detail, address }) => ({ what: address ?? summary, why: detail || summary })),
  );

const WRITTEN_AGAIN: Resumed['how'] = 'written again';

const OVERTAKEN = {
  why: 'Somebody else applied since this plan was made: the state has moved. Nothing was written.',
  remedy: 'plan again, and have the new plan reviewed',
};

/** Applies, and where that fails leaves word in the state of what was begun. */
async function applyOrRemember(
  reading: PlanReading,
  file: string,
  record: ApplyRecord,
): Promise<readonly Diagnostic[]> {
  const { stack, target } = reading;
  const remember = () =>
    rememberBegun(reading, record).catch((error: unknown) =>
      target.surroundings.progress(`What was begun could not be kept in the state: ${(error as Error).message}`),
    );
  try {
    const errors = await stack.apply(file, recordVariable(record));
    if (errors.length > 0 && !isStale(errors)) await remember();
    return errors;
  } catch (error) {
    if (!(error instanceof StateLockedError)) await remember();
    throw error;
  }
}

export interface ApplyingOptions {
  /** The plan's file in the folder of the stack. @default the one that was just made */
  readonly file?: string;
  /** What was taken up before this plan was made. @default nothing */
  readonly resumed?: readonly Resumed[] | undefined;
  /** Where to keep what is overwritten. @default `snapshots/<environment>-<time>.json` beside the folder of the stacks */
  readonly snapshot?: string | undefined;
}

const snapshotsOf = ({ output }: Surroundings): string => join(dirname(output), 'snapshots');

const defaultSnapshot = ({ environment, target: { surroundings } }: PlanReading): string => {
  const time = surroundings
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  return join(snapshotsOf(surroundings), `${environment.name}-${time}.json`);
};

/** Keeps what the plan overwrites. Where, or undefined where it overwrites nothing. */
async function keepSnapshot(
  reading: PlanReading,
  people: Awaited<ReturnType<typeof consequencesOf>>['values'],
  path: string,
): Promise<string | undefined> {
  const snapshot = await takeSnapshot(reading, people);
  if (!holdsAnything(snapshot)) return undefined;
  writeUnchanged(path, `${JSON.stringify(snapshot, null, 2)}\n`);
  return path;
}

/**
 * Applies exactly the plan that was read, then plans again. What it overwrites is kept in a file first. Throws IncompleteError where Terraform
 * could not finish.
 */
export async function applyReading(
  reading: PlanReading,
  { file = PLAN_FILE, resumed = [], snapshot: path = defaultSnapshot(reading) }: ApplyingOptions = {},
): Promise<Applied> {
  const { target, environment, stack, plan, counts, refusals } = reading;
  const taken = resumed.length === 0 ? {} : { resumed };
  const stopped = joined(refusals);
  if (stopped) return { applied: NOTHING, replan: counts, ...taken, refused: stopped };
  const { impact, values } = await consequencesOf(environment, plan, target.okta);
  const record = recordOf(reading, impact);
  const refused = joined(
    thresholdRefusals(environment, impact, target.surroundings.now(), reachedBefore(reading, record)),
  );
  if (refused) return { applied: NOTHING, replan: counts, ...taken, refused };
  const snapshot = await keepSnapshot(reading, values, path);
  const kept = snapshot === undefined ? {} : { snapshot };
  const errors = await applyOrRemember(reading, file, record);
  if (isStale(errors)) return { applied: NOTHING, replan: counts, ...taken, ...kept, refused: OVERTAKEN };
  if (errors.length > 0) throw failed(environment.name, errors);
  await rememberApply(reading, record);
  const again = await stack.plan(PLAN_FILE);
  if (!again.plan || again.errors.length > 0) throw failed(environment.name, again.errors);
  const went = [...resumed, ...unwrittenIn(plan).map((address) => ({ address, how: WRITTEN_AGAIN }))];
  return {
    applied: counts,
    replan: countChanges(again.plan),
    ...(went.length === 0 ? {} : { resumed: went }),
    ...kept,
  };
}

export interface ApplyRequest extends DeployOptions {
  /** Of the plan, or to be planned. */
  readonly env?: string | undefined;
  /** A folder that `ringcentral-okta plan --out` wrote. */
  readonly plan?: string | undefined;
  /** Hash of the plan that was reviewed; any other is refused. */
  readonly expect?: string | undefined;
  readonly snapshot?: string | undefined;
  /** Takes up what an apply left that failed or was killed; a text is the id of a lock that is dead. */
  readonly resume?: Resume;
  /** Keep the snapshot also where git would take it up. */
  readonly hereIsFine?: boolean | undefined;
}

async function planNow(env: string, { expect, resume }: ApplyRequest, surroundings: Surroundings) {
  const target = await targetOf(env, surroundings);
  const ready = await readFor(target, await openFor(target, resume), resume);
  checkExpected(ready.reading, expect);
  return ready;
}

const outcomeOf = (applied: Applied, text: string): Outcome => ({
  exitCode: isEmpty(applied.replan) && !applied.refused ? 0 : 1,
  json: { ...applied, resumed: applied.resumed ?? [] },
  text,
});

async function applied(request: ApplyRequest, surroundings: Surroundings): Promise<Outcome> {
  const { env, plan, destroy, snapshot, hereIsFine = false } = request;
  if (destroy) return refuseDestroy(env ?? 'of the plan');
  refuseInGit(snapshot ?? join(snapshotsOf(surroundings), 'NAME-TIME.json'), hereIsFine);
  if (plan === undefined && env === undefined)
    throw new UsageError(
      'Give --plan DIR or --env NAME.',
      `${commandLine('plan')} --env NAME --out DIR writes such a folder`,
    );
  const { reading, ...saved } =
    plan === undefined ? await planNow(env!, request, surroundings) : await readSaved(plan, request, surroundings);
  const result = await applyReading(reading, { ...saved, snapshot });
  const text = result.refused ? refusedText(result.refused) : appliedText(reading, result);
  return outcomeOf(result, [...resumedLines(result.resumed), text].join('\n'));
}

/**
 * Applies a saved plan, or plans an environment and applies that, where nothing speaks against it, and plans again. Exit 0: applied (or
 * nothing to do) and the second plan is empty; 1: refused, or the second plan still has changes.
 */
export const apply = (request: ApplyRequest, surroundings: Surroundings): Promise<Outcome> =>
  orRefused(
    () => applied(request, surroundings),
    (refused) => outcomeOf({ applied: NOTHING, replan: NOTHING, refused }, refusedText(refused)),
  ).finally(() => releaseFolder(surroundings.output));
