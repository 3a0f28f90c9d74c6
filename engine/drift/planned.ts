import type { LastApplied } from '../terraform/declared';
import { isBookkeeping } from '../terraform/resources';
import { fieldDifferences } from './fields';
import { WHOLE, type LocatedDrift } from './model';

type Values = Readonly<Record<string, unknown>>;

/** A managed resource of a plan. Live values stand before, declared ones after. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
  readonly before: Values | null;
  readonly after: Values | null;
  readonly unknown?: unknown;
}

export interface PlannedDrift {
  readonly changes: readonly ResourceChange[];
  /** What the state remembers (before) and what is live (after), for each resource where these differ. */
  readonly moved: readonly ResourceChange[];
  /** What was applied last, as the receipt in the state tells it. Absent: there is no receipt. */
  readonly applied?: LastApplied | undefined;
  /** Addresses that an apply was to change that ended before everything was written. @default none */
  readonly begun?: ReadonlySet<string> | undefined;
}

/** Ids by which Okta's log knows a resource: its own, and those of what it belongs to. */
function targetsOf(values: Values | null): string[] {
  const ids = ['id', 'group_id', 'app_id', 'user_type'].map((name) => values?.[name]);
  return ids.filter((id): id is string => typeof id === 'string' && id !== '');
}

const whole = (change: ResourceChange, tier: 'declared' | 'undeclared' | 'deleted'): LocatedDrift[] => [
  {
    tier,
    address: change.address,
    field: WHOLE,
    expected: tier === 'undeclared' ? null : 'present',
    actual: tier === 'undeclared' ? 'present' : null,
    targets: targetsOf(change.before),
  },
];

function ofChange(change: ResourceChange, goneFromTenant: ReadonlyMap<string, ResourceChange>): LocatedDrift[] {
  const { actions, address, before, after, unknown } = change;
  const gone = goneFromTenant.get(address);
  if (gone) return whole(gone, 'deleted');
  if (actions.includes('update') || (actions.includes('create') && actions.includes('delete')))
    return fieldDifferences(after, before, unknown).map((difference) => ({
      tier: 'declared',
      address,
      ...difference,
      targets: targetsOf(before),
    }));
  if (actions.includes('create')) return whole(change, 'declared');
  return actions.includes('delete') ? whole(change, 'undeclared') : [];
}

/** What moved live without the code saying anything about it: only the state remembers how it was. */
const unnoticed = ({ address, before, after }: ResourceChange): LocatedDrift[] =>
  fieldDifferences(before, after).map((difference) => ({
    tier: 'undeclared',
    address,
    ...difference,
    targets: targetsOf(before),
  }));

/** A plan's differences, field by field: what the next apply would overwrite, and what it would let stand unseen. */
export function plannedDrift({ changes, moved }: PlannedDrift): LocatedDrift[] {
  const gone = new Map(moved.filter(({ actions }) => actions.includes('delete')).map((one) => [one.address, one]));
  const drift = changes.filter(({ type }) => !isBookkeeping(type)).flatMap((change) => ofChange(change, gone));
  const silent = moved
    .filter(({ type, actions }) => !isBookkeeping(type) && !actions.includes('delete'))
    .flatMap(unnoticed)
    .filter(({ address, field }) => !coveredBy(drift, address, field));
  return [...drift, ...silent];
}

/** A field is told already where the plan names it, a part of it or the whole it belongs to. */
const coveredBy = (drift: readonly LocatedDrift[], address: string, field: string): boolean =>
  drift.some(
    (one) =>
      one.address === address &&
      (one.field === WHOLE ||
        one.field === field ||
        one.field.startsWith(`${field}.`) ||
        field.startsWith(`${one.field}.`)),
  );
