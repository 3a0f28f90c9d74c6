import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../engine/environment/configuration';
import { compare, type Difference } from '../../../engine/review/compare';
import type { PersonRecord } from '../../../engine/review/model';
import { Refusing } from '../../../engine/review/refusing';
import { personReader } from '../../../engine/review/person';
import { compileFlows, type Configuration, type Flows } from '../../../engine/sync';
import { loadEnvironment } from '../../../project';
import { person } from '../../operations/review/people';
import { times } from '../../support/effort';

const LIVE = configurationFor({ ...loadEnvironment('demo', ''), phase: 'live' });

const INBOUND = [
  'appuser.extensionNumber',
  'appuser.directNumber',
  'appuser.city + ""',
  '""',
  'hasDirectoryUser() ? findDirectoryUser().telephoneNumber : "0"',
  'active_directory.telephoneNumber',
];
const OUTBOUND = [
  'user.primaryPhone',
  'user.department',
  'isMemberOfGroupName("Contractors") ? "in" : null',
  'active_directory.city',
  'null',
  '""',
  'String.toUpperCase(user.title)',
];

/** One line with another expression, constant or push status. */
const anyChange = fc
  .record({
    line: fc.nat(LIVE.lines.length - 1),
    expression: fc.nat(),
    constant: fc.option(fc.constantFrom('External', 'Partners'), { nil: undefined }),
    push: fc.constantFrom('always' as const, 'onCreate' as const),
  })
  .map(({ line: at, expression, constant, push }): Configuration => {
    const lines = LIVE.lines.map((line, index) => {
      if (index !== at) return line;
      const known = line.from === 'okta' ? OUTBOUND : INBOUND;
      const expr = known[expression % known.length]!;
      return {
        ...line,
        expr,
        push,
        ...(constant && { groupValues: [{ group: { name: 'Contractors' }, value: constant }] }),
      };
    });
    return { ...LIVE, lines };
  });

const value = fc.constantFrom(null, '', '101', '+16505550101', '+16505550101#101', 'Sales');
const GROUPS = ['RingCentral Users', 'Contractors', 'Support'];

/** People in any state: not provisioned yet, without an account in the directory, with values that no line gives. */
const anyPerson = fc
  .record({
    groups: fc.subarray(GROUPS),
    without: fc.subarray(['ad', 'ringcentral']),
    values: fc.array(
      fc.tuple(
        fc.constantFrom('okta', 'ad', 'ringcentral'),
        fc.constantFrom('primaryPhone', 'telephoneNumber', 'directNumber', 'extensionNumber', 'department', 'city'),
        value,
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ groups, without, values }): PersonRecord => {
    const base = person('00u1', { number: '+16505550101', extension: '101' }, groups);
    const profiles = structuredClone(base.profiles) as Record<string, Record<string, unknown>>;
    for (const [owner, attribute, given] of values) profiles[owner]![attribute] = given;
    for (const system of without) delete profiles[system];
    return { ...base, profiles };
  });

const EMPTY: Pick<Difference, 'changes' | 'conflicts'> = { changes: [], conflicts: [] };

/** What Okta writes to an account of RingCentral's; numbers it gives itself. */
const NAMES = LIVE.lines.flatMap(({ to }) => {
  const [system, name] = to.split('.') as [string, string];
  return system !== 'ringcentral' || name === 'directNumber' || name === 'extensionNumber' ? [] : [name];
});

/** The same question without any sparing: everything settled under both tables, in full. */
function inFull(before: Flows, after: Flows, record: PersonRecord): Pick<Difference, 'changes'> & { withheld: number } {
  const held = personReader(before)(record);
  const start = new Refusing(before).settle(held);
  const end = new Refusing(after).settle(start.person, held);
  const [was, is] = [start, end].map(({ sent, refusals }) =>
    refusals.some(({ system }) => system === 'ringcentral') ? undefined : sent['ringcentral'],
  );
  // An account that nobody has today is created by one table or by the other.
  const changes =
    was && is
      ? [
          ...end.changes.filter(({ path }) => !path.startsWith('ringcentral.')),
          ...NAMES.filter((name) => (was[name] ?? null) !== (is[name] ?? null)).map((name) => ({
            path: `ringcentral.${name}` as const,
            before: was[name] ?? null,
            after: is[name] ?? null,
          })),
        ]
      : end.changes;
  const withheld = new Set(end.notices.flatMap(({ id, where }) => (id === 'first-write-back' ? [where] : [])));
  return { changes, withheld: withheld.size };
}

describe('comparing two tables for one person', () => {
  it('spares work, and says what settling everything in full says', () => {
    const before = compileFlows(LIVE);
    fc.assert(
      fc.property(anyChange, anyPerson, (changed, record) => {
        const after = compileFlows(changed);
        const { affected, difference } = compare(before, after);
        const { changes, conflicts } = difference(record) ?? EMPTY;
        const full = inFull(before, after, record);
        expect(new Map(changes.map((change) => [change.path, change]))).toEqual(
          new Map(full.changes.map((change) => [change.path, change])),
        );
        expect(full.changes.filter(({ path }) => !affected.has(path))).toEqual([]);
        expect(conflicts.length).toBeLessThanOrEqual(full.withheld);
      }),
      { numRuns: times(500, 50), seed: 7 },
    );
  });
});
