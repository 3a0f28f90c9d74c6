import type { AttributePath } from '../flows/model';
import { affectedAttributes, restrict, settle, type Change, type Flows, type Settled } from '../sync';
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
  /** Attributes that can change for anybody; nothing else is evaluated. */
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

/**
 * Compares two configurations person by person: each is settled under the first, then under the second, as a sync after the apply does.
 * People whom the change cannot reach cost one look.
 */
export function compare(before: Flows, after: Flows): Comparison {
  const affected = affectedAttributes(before, after);
  const accessMoves = accessOf(before) !== accessOf(after) || rulesRead(after, affected) || rulesRead(before, affected);
  // Rules that cannot move anybody are not asked: one that fails on a null would cost more than all the lines.
  const reachable = (flows: Flows): Flows => (accessMoves ? flows : { ...flows, rules: [] });
  const [was, is] = [reachable(restrict(before, affected)), reachable(restrict(after, affected))];
  const ringcentral = [...after.systems.values()].filter(({ kind }) => kind === 'ringcentral').map(({ id }) => id);
  const read = personReader(reachable(before));
  const quiet = accessMoves ? {} : { was: quietUnder(was), is: quietUnder(is) };

  const difference = (record: PersonRecord): Difference | undefined => {
    const settled = quiet.was?.(record) === true;
    if (settled && quiet.is?.(record) === true) return undefined;
    const person = read(record);
    const start = settled ? { person } : settle(was, person);
    const end = settle(is, start.person);
    const changes = end.changes.filter(({ path }) => affected.has(path));
    const account = accountOf(end, ringcentral);
    const withheld = end.notices.filter(({ id }) => id === 'first-write-back').length;
    const linked = (settled: Pick<Settled, 'person'>) =>
      ringcentral.some((id) => settled.person.appUsers[id]?.status === 'ACTIVE');
    const [had, has] = [linked(start), linked(end)];
    const access = had === has ? undefined : has ? 'gained' : 'lost';
    if (!changes.length && !account && !access && !withheld && !end.cycle) return undefined;
    return { changes, access, account, withheld, cycle: end.cycle };
  };
  return { affected, difference: affected.size || accessMoves ? difference : () => undefined };
}

const accessOf = ({ systems, configuration }: Flows): string =>
  JSON.stringify([[...systems.values()].map(({ id, groups }) => [id, groups]), configuration.rules ?? []]);

const rulesRead = ({ rules }: Flows, affected: ReadonlySet<string>): boolean =>
  rules.some(({ reads }) => reads.some((path) => affected.has(path)));
