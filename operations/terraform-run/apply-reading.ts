import { dirname, join } from 'node:path';
import { IncompleteError } from '../../engine/errors';
import { recordVariable } from '../../engine/terraform/receipt';
import type { Diagnostic } from '../../terraform';
import { countChanges, isStale, LeftAloneError, NOTHING, StateLockedError } from '../../terraform';
import { writeUnchanged } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import type { Applied } from './applied';
import { unwrittenIn } from './hand-fixes';
import { recordOf, reachedBefore } from './reach';
import type { PlanReading } from './reading';
import { PLAN_FILE } from './reading';
import { joined } from './refusal';
import { announce, type Applying } from './resume/announce';
import { rememberApply, rememberBegun } from './resume/begun';
import { resumeCommand, type Resumed } from './resume/resumed';
import { pushErroredState } from './resume/state-files';
import { consequencesOf, holdsAnything, takeSnapshot } from './snapshot';
import { thresholdRefusals } from './thresholds';
import { twinApps } from './unmanaged-app';

const failed = (environment: string, errors: readonly Diagnostic[]): IncompleteError =>
  new IncompleteError(
    `Terraform could not apply everything. ${errors.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(': ')).join('\n')}`,
    `what was done stands in the state; fix the cause, then ${resumeCommand(environment)} does what is left`,
    errors.map(({ summary, detail, address }) => ({ what: address ?? summary, why: detail || summary })),
  );

const WRITTEN_AGAIN: Resumed['how'] = 'written again';

const OVERTAKEN = {
  why: 'Somebody else applied since this plan was made: the state has moved. Nothing was written.',
  remedy: 'plan again, and have the new plan reviewed',
};

/** Applies, and where that fails leaves word in the state of what was begun. */
async function applyOrRemember({ reading, file, record }: Applying): Promise<readonly Diagnostic[]> {
  const { stack, target } = reading;
  const remember = async () => {
    try {
      // What the backend would not take comes first: a state that were written now would be newer, and shut it out.
      await pushErroredState(stack);
      await rememberBegun(reading, record);
    } catch (error) {
      target.surroundings.progress(`What was begun could not be kept in the state: ${(error as Error).message}`);
    }
  };
  try {
    const errors = await stack.apply(file, recordVariable(record));
    if (errors.length > 0 && !isStale(errors)) await remember();
    return errors;
  } catch (error) {
    // Of one that is left to its write the state is still being written.
    if (!(error instanceof StateLockedError || error instanceof LeftAloneError)) await remember();
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
  /** Keeps what would be overwritten, and applies nothing. @default false */
  readonly snapshotOnly?: boolean | undefined;
  /** The plan was reviewed, and is applied on a machine that may be lost: the state is told first. @default false */
  readonly announced?: boolean | undefined;
  /** Told once that is kept, before anything is written. */
  readonly onSnapshot?: (() => void) | undefined;
}

export const snapshotsOf = ({ output }: Surroundings): string => join(dirname(output), 'snapshots');

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
  { file = PLAN_FILE, resumed = [], snapshot: path = defaultSnapshot(reading), ...how }: ApplyingOptions = {},
): Promise<Applied> {
  const { target, environment, stack, plan, counts, refusals } = reading;
  const taken = resumed.length === 0 ? {} : { resumed };
  const stopped = joined(refusals);
  if (stopped) return { applied: NOTHING, replan: counts, ...taken, refused: stopped };
  const { impact, values } = await consequencesOf(environment, plan, target.okta);
  const record = recordOf(reading, impact);
  const refused = joined(thresholdRefusals(environment, impact, target.surroundings.now(), reachedBefore(reading)));
  if (refused) return { applied: NOTHING, replan: counts, ...taken, refused };
  const snapshot = await keepSnapshot(reading, values, path);
  if (snapshot !== undefined) how.onSnapshot?.();
  const kept = snapshot === undefined ? {} : { snapshot };
  if (how.snapshotOnly) return { applied: NOTHING, replan: counts, ...taken, ...kept };
  const planned: Applying = { reading, file, record };
  const applying = how.announced ? await announce(planned) : planned;
  if (applying.refused)
    return { applied: NOTHING, replan: applying.reading.counts, ...taken, ...kept, refused: applying.refused };
  const errors = await applyOrRemember(applying);
  if (isStale(errors)) return { applied: NOTHING, replan: counts, ...taken, ...kept, refused: OVERTAKEN };
  if (errors.length > 0) throw failed(environment.name, errors);
  await rememberApply(reading, record);
  const again = await stack.plan(PLAN_FILE);
  if (!again.plan || again.errors.length > 0) throw failed(environment.name, again.errors);
  for (const twin of await twinApps(plan, again.plan, resumed, target.okta)) target.surroundings.progress(twin);
  const went = [...resumed, ...unwrittenIn(plan).map((address) => ({ address, how: WRITTEN_AGAIN }))];
  return {
    applied: counts,
    replan: countChanges(again.plan),
    ...(went.length === 0 ? {} : { resumed: went }),
    ...kept,
  };
}
