import { isBookkeeping } from '../terraform/resources';
import { fieldDifferences } from './fields';
import { WHOLE, type ConfigDrift } from './model';
import { isNoise } from './noise';
import { isOnTheWay } from './on-the-way';
import type { PlannedDrift, ResourceChange } from './planned';

/** A value that somebody changed by hand since the last apply, and that the plan would overwrite. */
export interface HandFix {
  readonly address: string;
  /** `mappings.primaryPhone.expression`; `*` where the whole object was taken away by hand. */
  readonly field: string;
  /** As the last apply left it. */
  readonly applied: unknown;
  readonly live: unknown;
  readonly planned: unknown;
}

/** One names a part of the other, or both the same. */
const overlap = (left: string, right: string): boolean =>
  left === WHOLE || right === WHOLE || `${left}.`.startsWith(`${right}.`) || `${right}.`.startsWith(`${left}.`);

const isReal = ({ address, field, expected, actual }: Omit<ConfigDrift, 'tier'>): boolean =>
  !isNoise({ tier: 'declared', address, field, expected, actual });

function takenAway({ address }: ResourceChange, planned: ResourceChange): HandFix[] {
  if (!planned.actions.includes('create')) return [];
  return [{ address, field: WHOLE, applied: 'present', live: null, planned: 'present' }];
}

function changed(moved: ResourceChange, planned: ResourceChange): HandFix[] {
  const { address } = moved;
  // Of a planned change the live values stand before; what is live already is overwritten by nobody.
  const overwritten = fieldDifferences(planned.after, planned.before, planned.unknown).filter((one) =>
    isReal({ address, ...one }),
  );
  return fieldDifferences(moved.before, moved.after)
    .filter((one) => isReal({ address, ...one }))
    .flatMap(({ field, expected: applied, actual: live }) => {
      const hit = overwritten.find((one) => overlap(one.field, field));
      return hit ? [{ address, field, applied, live, planned: hit.field === field ? hit.expected : undefined }] : [];
    });
}

/** What Terraform found changed since the state was written (`moved`), as far as the plan would change it again. */
function overwritten({ changes, moved }: PlannedDrift): HandFix[] {
  const planned = new Map(changes.map((change) => [change.address, change]));
  return moved
    .filter(({ type }) => !isBookkeeping(type))
    .flatMap((one) => {
      const change = planned.get(one.address);
      if (!change || change.actions.every((action) => action === 'no-op')) return [];
      return one.actions.includes('delete') ? takenAway(one, change) : changed(one, change);
    });
}

/**
 * Terraform's state keeps what a failed write was to bring: the live value is then the one that was applied last, and nobody changed it. Of an
 * object that no apply has completed nothing was applied yet.
 */
const isUnwritten =
  ({ applied }: PlannedDrift) =>
  ({ address, field, live }: HandFix): boolean =>
    applied !== undefined && (!applied.knows(address) || applied.holds(address, field, live));

/** A step of a change that an apply began and did not end. */
const isStep =
  ({ begun }: PlannedDrift) =>
  (fix: HandFix): boolean =>
    begun?.has(fix.address) === true && isOnTheWay(fix);

const isPriority = ({ address, field }: HandFix): boolean =>
  address.startsWith('okta_app_group_assignment.') && field === 'priority';

/** Another group took a place before ours and Okta moved ours down: in the same order, nothing of ours has changed. */
function withoutShifted(fixes: readonly HandFix[]): HandFix[] {
  const priorities = fixes.filter(isPriority).sort((a, b) => Number(a.applied) - Number(b.applied));
  const inOrder = priorities.every((one, at) => at === 0 || Number(priorities[at - 1]!.live) < Number(one.live));
  return inOrder ? fixes.filter((one) => !isPriority(one)) : [...fixes];
}

/** What an apply left undone: nobody changed it by hand. */
const isLeftUndone =
  (drift: PlannedDrift) =>
  (fix: HandFix): boolean =>
    isUnwritten(drift)(fix) || isStep(drift)(fix);

/** Values that somebody changed by hand since the last apply, and that the plan would overwrite. */
export const handFixes = (drift: PlannedDrift): HandFix[] =>
  withoutShifted(overwritten(drift).filter((one) => !isLeftUndone(drift)(one)));

/** Addresses with values that were planned once and never written. */
export const unwritten = (drift: PlannedDrift): string[] => [
  ...new Set(
    overwritten(drift)
      .filter(isLeftUndone(drift))
      .map(({ address }) => address),
  ),
];

/** Whether anything else of its object is to change, or has: what a step leads to. */
const leadsSomewhere =
  ({ changes, moved }: PlannedDrift) =>
  ({ address, field }: HandFix): boolean =>
    [...changes, ...moved]
      .filter((change) => change.address === address)
      .flatMap(({ before, after, unknown }) => fieldDifferences(after, before, unknown))
      .some((other) => other.field !== field && isReal({ address, ...other }));

/**
 * Addresses at which a hand change may as well be a step of an apply that was lost with its machine, before it could leave word of what it had
 * begun. From the plan alone nobody can tell.
 */
export function maybeLost(drift: PlannedDrift): string[] {
  const fixes = handFixes(drift);
  const byHand = fixes.filter((fix) => !isOnTheWay(fix) || !leadsSomewhere(drift)(fix));
  const lost = fixes.filter(({ address }) => !byHand.some((one) => one.address === address));
  return [...new Set(lost.map(({ address }) => address))];
}
