import type { Impact } from '../../engine/findings/model';
import { reachOf } from '../../engine/findings/thresholds';
import type { Applied, ApplyRecord, Begun } from '../../engine/terraform/receipt';
import { receiptIn } from './receipt';
import type { PlanReading } from './reading';
import { isWhatIsLeft } from './resume/remaining';

/** The apply that this plan goes on with: it was begun, and nothing is left to do but what it was to do. */
export function resumedBy({ plan }: Pick<PlanReading, 'plan'>): Begun | undefined {
  const begun = receiptIn(plan)?.begun;
  return begun && isWhatIsLeft(plan, begun.changes) ? begun : undefined;
}

type People = Applied['people'];

const larger = (one: People, other: People): People =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      Math.max(one[key] ?? 0, other[key] ?? 0),
    ]),
  );

/** What the receipt will say of an apply. One that goes on with another reaches nobody twice. */
export function recordOf(reading: PlanReading, impact: Impact): ApplyRecord {
  const begun = resumedBy(reading);
  const people = reachOf(impact);
  return {
    at: reading.target.surroundings.now().toISOString(),
    plan: begun?.plan ?? reading.hash,
    people: begun ? larger(begun.people, people) : people,
    resumes: begun !== undefined,
  };
}

/** The applies that count besides the one of this plan. */
export function reachedBefore(reading: Pick<PlanReading, 'plan'>): readonly Applied[] {
  const receipt = receiptIn(reading.plan);
  return [...(receipt?.applies ?? []), ...(receipt?.begun && !resumedBy(reading) ? [receipt.begun] : [])];
}
