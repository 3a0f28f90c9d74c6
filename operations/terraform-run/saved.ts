import { commandLine } from '../../engine/command-line';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { RefusedError } from '../../engine/errors';
import type { Plan } from '../../terraform';
import { writeUnchanged } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import { movedRefusal } from './moved';
import type { SavedPlan } from './plan-folder';
import { openPlan, originOf, publishedPlan } from './plan-folder';
import { planHash } from './plan-hash';
import type { PlanReading, Target } from './reading';
import { PLAN_FILE } from './reading';
import { receiptIn } from './receipt';
import { resumedBy } from './reach';
import { openFor, readFor, type Resume } from './resume/open';
import { changeDigests, isWhatIsLeft } from './resume/remaining';
import type { Resumed } from './resume/resumed';
import { targetOf } from './target';

/** In the stack's folder, beside the plan that is made again. */
const REVIEWED = 'reviewed.tfplan';

const HASH = /^[0-9a-f]{64}$/;
const PLAN_AGAIN = `plan again: ${commandLine('plan')} --env NAME --out DIR, and have the new plan reviewed`;

/** Nothing is left of the reviewed plan: an apply that outlived its command has done it. */
const isDone = (plan: Plan, reviewed: string): boolean =>
  Object.keys(changeDigests(plan)).length === 0 &&
  (receiptIn(plan)?.applies ?? []).some((applied) => applied.plan === reviewed);

/**
 * @throws RefusedError unless the plan is the one that somebody reviewed, or what is left to do of that one since an apply of it failed or was
 * killed: each remaining change equals one of its changes
 */
export function checkExpected({ hash, plan }: Pick<PlanReading, 'hash' | 'plan'>, expected: string | undefined): void {
  if (expected === undefined || expected === hash) return;
  if (resumedBy({ plan })?.plan === expected || isDone(plan, expected)) return;
  throw HASH.test(expected)
    ? new RefusedError(
        `The plan is ${hash}, and ${expected} was reviewed: another change. Nothing was written.`,
        PLAN_AGAIN,
      )
    : new RefusedError(
        '--expect is no hash of a plan: 64 small hexadecimal digits. Nothing was written.',
        `copy it from the review, or from "hash" of ${commandLine('plan')} --json`,
      );
}

interface Wanted {
  readonly env?: string | undefined;
  readonly expect?: string | undefined;
  readonly resume?: Resume;
}

function checkEnvironment({ folder, origin }: SavedPlan, env: string | undefined): void {
  if (env === undefined || env === origin.environment) return;
  throw new RefusedError(
    `${folder} holds a plan of environment ${origin.environment}, not of ${env}. Nothing was written.`,
    `apply it to its own: ${commandLine('apply')} --plan ${folder}`,
  );
}

const WHAT = { configuration: 'stack', providers: 'providers' } as const;

/** The code that planned and the code that applies must synthesise the same. */
function checkCode({ folder, origin }: SavedPlan, now: ReturnType<typeof originOf>): void {
  const other = (['configuration', 'providers'] as const).filter((part) => origin.stack[part] !== now.stack[part]);
  if (other.length === 0 && origin.org_id === now.org_id) return;
  const what = other.map((part) => WHAT[part]).join(' and ') || 'org';
  throw new RefusedError(
    `${folder} was planned by another version of the code: its ${what} of environment ${origin.environment} is not what this checkout makes. Nothing was written.`,
    `check out the version that was planned; or ${PLAN_AGAIN}`,
  );
}

const sameJson = (left: string, right: string): boolean =>
  canonicalize(JSON.parse(left)) === canonicalize(JSON.parse(right));

/** Terraform's own file is the truth: hash and published plan must follow from it. */
function checkContents(saved: SavedPlan, plan: Plan | undefined, { environment, surroundings }: Target): Plan {
  const tampered = (file: string) =>
    new RefusedError(
      `${join(saved.folder, file)} does not tell what plan.tfplan does. Nothing was written.`,
      PLAN_AGAIN,
    );
  if (!plan)
    throw new RefusedError(`${join(saved.folder, 'plan.tfplan')} is no plan that this Terraform can read.`, PLAN_AGAIN);
  if (planHash(plan, environment) !== saved.hash) throw tampered('plan.sha256');
  if (!sameJson(publishedPlan(plan, saved.origin, surroundings.env), saved.published)) throw tampered('plan.json');
  return plan;
}

/** A saved plan, held against the plan made now. */
export interface SavedReading {
  readonly reading: PlanReading;
  /** What is applied: exactly the file that was saved. */
  readonly file: string;
  readonly resumed: readonly Resumed[];
}

/** Whether a plan is what is left of the saved one: an apply of that one was begun. */
const isLeftOf = (saved: SavedPlan, then: Plan, { plan }: PlanReading, resume: Resume): boolean =>
  resumedBy({ plan })?.plan === saved.hash || (Boolean(resume) && isWhatIsLeft(plan, changeDigests(then)));

/**
 * Opens a plan folder and plans again, so that what is applied is what was reviewed and still what would be done. The reading's refusals name
 * what has moved. @throws RefusedError for a folder that was changed, another environment, another hash, another version of the code
 */
export async function readSaved(
  folder: string,
  { env, expect, resume }: Wanted,
  surroundings: Surroundings,
): Promise<SavedReading> {
  const saved = openPlan(folder);
  checkEnvironment(saved, env);
  const target = await targetOf(saved.origin.environment, surroundings);
  const opened = await openFor(target, resume);
  const { stack } = opened;
  checkCode(saved, originOf({ environment: target.environment, stack }));
  writeUnchanged(join(stack.path, REVIEWED), saved.binary);
  const plan = checkContents(saved, await stack.show(REVIEWED), target);
  if (!resume) checkExpected({ hash: saved.hash, plan }, expect);
  const { reading, resumed } = await readFor(target, opened, resume);
  // What is resumed is held to the review as it is once everything is taken up: the saved plan was stopped by what was half-made.
  if (resume) checkExpected(reading, expect);
  const same = reading.hash === saved.hash;
  const reviewed = Boolean(resume) && expect !== undefined;
  const fits = same || reviewed || reading.plan.errored || isLeftOf(saved, plan, reading, resume);
  const moved = fits ? [] : [movedRefusal(plan, reading.plan)];
  // What was resumed has moved the state past the saved file: the plan made now does the same, or what is left of it.
  const file = same && resumed.length === 0 ? REVIEWED : PLAN_FILE;
  return { reading: { ...reading, refusals: [...moved, ...reading.refusals] }, file, resumed };
}
