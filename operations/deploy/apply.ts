import { dirname, join } from 'node:path';
import { IncompleteError, UsageError } from '../../engine/errors';
import type { Counts, Diagnostic } from '../../terraform';
import { countChanges, isStale, NOTHING } from '../../terraform';
import type { Outcome } from '../outcome';
import { writeUnchanged } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import type { Applied } from './applied';
import type { DeployOptions } from './destroy';
import { refuseDestroy } from './destroy';
import type { PlanReading } from './reading';
import { openStack, PLAN_FILE, readPlan } from './reading';
import { joined, orRefused } from './refusal';
import { appliedText, refusedText } from './report';
import { checkExpected, readSaved } from './saved';
import { consequencesOf, holdsAnything, takeSnapshot } from './snapshot';
import { targetOf } from './target';
import { thresholdRefusals } from './thresholds';

const isEmpty = ({ add, change, destroy }: Counts): boolean => add + change + destroy === 0;

const failed = (errors: readonly Diagnostic[]): IncompleteError =>
  new IncompleteError(
    `Terraform could not apply everything. ${errors.map(({ summary, detail }) => [summary, detail].filter(Boolean).join(': ')).join('\n')}`,
    'what was done stands in the state; mend the cause and apply again',
    errors.map(({ summary, detail, address }) => ({ what: address ?? summary, why: detail || summary })),
  );

const OVERTAKEN = {
  why: 'Somebody else applied since this plan was made: the state has moved. Nothing was written.',
  remedy: 'plan again, and have the new plan reviewed',
};

export interface ApplyingOptions {
  /** The plan's file in the folder of the stack. @default the one that was just made */
  readonly file?: string;
  /** Where to keep what is overwritten. @default `snapshots/<environment>-<time>.json` beside the folder of the stacks */
  readonly snapshot?: string | undefined;
}

const defaultSnapshot = ({ environment, target: { surroundings } }: PlanReading): string => {
  const time = surroundings
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  return join(dirname(surroundings.output), 'snapshots', `${environment.name}-${time}.json`);
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
  { file = PLAN_FILE, snapshot: path = defaultSnapshot(reading) }: ApplyingOptions = {},
): Promise<Applied> {
  const { target, environment, stack, plan, counts, refusals } = reading;
  const stopped = joined(refusals);
  if (stopped) return { applied: NOTHING, replan: counts, refused: stopped };
  const { impact, values } = await consequencesOf(environment, plan, target.okta);
  const refused = joined(thresholdRefusals(environment, impact, target.surroundings.now()));
  if (refused) return { applied: NOTHING, replan: counts, refused };
  const snapshot = await keepSnapshot(reading, values, path);
  const kept = snapshot === undefined ? {} : { snapshot };
  const errors = await stack.apply(file);
  if (isStale(errors)) return { applied: NOTHING, replan: counts, ...kept, refused: OVERTAKEN };
  if (errors.length > 0) throw failed(errors);
  const again = await stack.plan(PLAN_FILE);
  if (!again.plan || again.errors.length > 0) throw failed(again.errors);
  return { applied: counts, replan: countChanges(again.plan), ...kept };
}

export interface ApplyRequest extends DeployOptions {
  /** Of the plan, or to be planned. */
  readonly env?: string | undefined;
  /** A folder that `npm run plan -- --out` wrote. */
  readonly plan?: string | undefined;
  /** Hash of the plan that was reviewed; any other is refused. */
  readonly expect?: string | undefined;
  readonly snapshot?: string | undefined;
}

async function planNow(env: string, expect: string | undefined, surroundings: Surroundings) {
  const target = await targetOf(env, surroundings);
  const reading = await readPlan(target, await openStack(target));
  checkExpected(reading.hash, expect);
  return { reading };
}

const outcomeOf = (applied: Applied, text: string): Outcome => ({
  exitCode: isEmpty(applied.replan) && !applied.refused ? 0 : 1,
  json: applied,
  text,
});

async function applied(request: ApplyRequest, surroundings: Surroundings): Promise<Outcome> {
  const { env, plan, expect, destroy, snapshot } = request;
  if (destroy) return refuseDestroy(env ?? 'of the plan');
  if (plan === undefined && env === undefined)
    throw new UsageError('Give --plan DIR or --env NAME.', 'npm run plan -- --env NAME --out DIR writes such a folder');
  const { reading, ...saved } =
    plan === undefined
      ? await planNow(env!, expect, surroundings)
      : await readSaved(plan, { env, expect }, surroundings);
  const result = await applyReading(reading, { ...saved, snapshot });
  return outcomeOf(result, result.refused ? refusedText(result.refused) : appliedText(reading, result));
}

/**
 * Applies a saved plan, or plans an environment and applies that, where nothing speaks against it, and plans again. Exit 0: applied (or
 * nothing to do) and the second plan is empty; 1: refused, or the second plan still has changes.
 */
export const apply = (request: ApplyRequest, surroundings: Surroundings): Promise<Outcome> =>
  orRefused(
    () => applied(request, surroundings),
    (refused) => outcomeOf({ applied: NOTHING, replan: NOTHING, refused }, refusedText(refused)),
  );
