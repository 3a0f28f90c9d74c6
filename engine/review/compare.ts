import type { AttributePath } from '../flows/model';
import {
  affectedAttributes,
  restrict,
  settle,
  settledFor,
  type Change,
  type Flows,
  type Person,
  type Settled,
} from '../sync';
import type { PersonRecord } from './model';
import { personReader } from './person';
import { quietUnder } from './probe';

/** What the change does to one person. */
export interface Difference {
  readonly changes: readonly Change[];
  /** RingCentral access, and what happens to the account. */
  readonly access: 'gained' | 'lost' | undefined;
  readonly account: 'created' | 'disabled' | 'deleted' | undefined;
  /** Directory values that a first write-back would replace and that are withheld. */
  readonly withheld: number;
  readonly cycle: readonly AttributePath[] | undefined;
}

export interface Comparison {
  /** Attributes that can change for anybody; only they are evaluated, and what feeds them. */
  readonly affected: ReadonlySet<AttributePath>;
  /** Undefined: nothing changes for this person. */
  readonly difference: (record: PersonRecord) => Difference | undefined;
}

const ACCOUNT = { create: 'created', deactivate: 'deleted', suspend: 'disabled' } as const;

function accountOf({ effects }: Settled, ringcentral: readonly string[]): Difference['account'] {
  for (const { kind, system } of effects)
    if (ringcentral.includes(system) && kind in ACCOUNT) return ACCOUNT[kind as keyof typeof ACCOUNT];
  return undefined;
}

const linked = ({ appUsers }: Person, systems: readonly string[]): boolean =>
  systems.some((id) => appUsers[id] !== undefined && appUsers[id].status !== 'INACTIVE');

function accessOf(before: Person, after: Person, ringcentral: readonly string[]): Difference['access'] {
  const [had, has] = [linked(before, ringcentral), linked(after, ringcentral)];
  return had === has ? undefined : has ? 'gained' : 'lost';
}

function differenceOf(before: Person, end: Settled, ringcentral: readonly string[]): Difference | undefined {
  const { changes, notices, cycle } = end;
  const account = accountOf(end, ringcentral);
  const access = accessOf(before, end.person, ringcentral);
  const withheld = notices.length && notices.filter(({ id }) => id === 'first-write-back').length;
  if (!changes.length && !account && !access && !withheld && !cycle) return undefined;
  return { changes, access, account, withheld, cycle };
}

const assignments = ({ systems, configuration }: Flows): string =>
  JSON.stringify([[...systems.values()].map(({ id, groups }) => [id, groups]), configuration.rules ?? []]);

const rulesRead = ({ rules }: Flows, affected: ReadonlySet<string>): boolean =>
  rules.some(({ reads }) => reads.some((path) => affected.has(path)));

const withoutRules = (flows: Flows): Flows => ({ ...flows, rules: [] });

/** Everybody may gain or lose access: each person is settled twice. */
function settleBoth(was: Flows, is: Flows, read: (record: PersonRecord) => Person, ringcentral: readonly string[]) {
  return (record: PersonRecord): Difference | undefined => {
    const start = settle(was, read(record)).person;
    return differenceOf(start, settle(is, start), ringcentral);
  };
}

/** Access stays as it is: whoever agrees with all lines already is not settled, and what fails in no line costs nothing. */
function settleMoved(was: Flows, is: Flows, read: (record: PersonRecord) => Person, ringcentral: readonly string[]) {
  const [wasQuiet, isQuiet] = [quietUnder(was), quietUnder(is)];
  return (record: PersonRecord): Difference | undefined => {
    const settled = wasQuiet(record);
    if (settled && isQuiet(record)) return undefined;
    const person = read(record);
    const start = settled ? person : settle(was, person).person;
    return differenceOf(start, settle(is, start), ringcentral);
  };
}

/**
 * Compares two configurations person by person: each is settled under the first, then under the second, as a sync after the apply does.
 * People whom the change cannot reach cost one look.
 */
export function compare(before: Flows, after: Flows): Comparison {
  const affected = affectedAttributes(before, after);
  const accessMoves =
    assignments(before) !== assignments(after) || rulesRead(after, affected) || rulesRead(before, affected);
  const ringcentral = [...after.systems.values()].filter(({ kind }) => kind === 'ringcentral').map(({ id }) => id);
  const settled = settledFor(affected, [...before.lines, ...after.lines]);
  const [was, is] = [restrict(before, settled), restrict(after, settled)];
  if (accessMoves) return { affected, difference: settleBoth(was, is, personReader(before), ringcentral) };
  if (!affected.size) return { affected, difference: () => undefined };
  // Rules that cannot move anybody are not asked: one that fails on a null would cost more than all the lines.
  const read = personReader(withoutRules(before));
  return { affected, difference: settleMoved(withoutRules(was), withoutRules(is), read, ringcentral) };
}
