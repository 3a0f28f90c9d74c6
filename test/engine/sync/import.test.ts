import { describe, expect, it } from 'vitest';
import {
  AUTOMATIC,
  HELD,
  importUsers,
  PeopleIndex,
  type Account,
  type ImportBatch,
  type MatchingRules,
  type Person,
} from '../../../engine/sync';
import { ada, flowsOf } from './company';
import { personOf } from './record';

const flows = flowsOf();
const known = (id: string, okta: Record<string, string>): Person => personOf(flows, id, { okta });
const run = (people: Person[], batch: Partial<ImportBatch>, matching: MatchingRules = AUTOMATIC) => {
  let next = 0;
  const { stopped, imported } = importUsers(
    flows,
    new PeopleIndex(people),
    { system: 'ad', kind: 'full', accounts: [ada()], ...batch },
    { matching, newId: () => `00unew${next++}` },
  );
  return { stopped, imported: [...imported] };
};
const outcomes = (result: ReturnType<typeof run>) =>
  result.imported.map((each) =>
    'step' in each
      ? { kind: each.kind, id: each.step.person.id, status: each.step.person.okta?.status }
      : { kind: each.kind, ...('match' in each ? { match: each.match, candidates: each.candidates } : {}) },
  );

describe('an import', () => {
  it('creates and activates someone nobody in Okta is like', () => {
    expect(outcomes(run([], {}))).toEqual([{ kind: 'created', id: '00unew0', status: 'ACTIVE' }]);
  });

  it('links by login', () => {
    const people = [known('1', { login: 'ADA@acme.test' }), known('2', { email: 'ada@acme.test' })];
    expect(outcomes(run(people, {}))).toEqual([{ kind: 'linked', id: '1', status: 'ACTIVE' }]);
  });

  it('links by email where no login is equal', () => {
    expect(outcomes(run([known('1', { login: 'al', email: 'Ada@Acme.test' })], {}))).toEqual([
      { kind: 'linked', id: '1', status: 'ACTIVE' },
    ]);
  });

  it('holds someone whose email two people have, with both as candidates', () => {
    const people = [known('1', { email: 'ada@acme.test' }), known('2', { email: 'ada@acme.test' })];
    expect(outcomes(run(people, {}))).toEqual([{ kind: 'held', match: 'ambiguous', candidates: ['1', '2'] }]);
  });

  it('links by name as a partial match, where that is confirmed automatically', () => {
    const people = [known('1', { firstName: 'ada', lastName: 'LARSEN' })];
    expect(outcomes(run(people, {}))).toEqual([{ kind: 'linked', id: '1', status: 'ACTIVE' }]);
    const byHand = { ...AUTOMATIC, autoConfirm: { exact: true, partial: false, none: true } };
    expect(outcomes(run(people, {}, byHand))).toEqual([{ kind: 'held', match: 'partial', candidates: ['1'] }]);
    expect(outcomes(run(people, {}, { ...AUTOMATIC, partialOnName: false }))).toMatchObject([{ kind: 'created' }]);
  });

  it('holds everyone where nothing is confirmed automatically', () => {
    const people = [known('1', { login: 'ada@acme.test', firstName: 'Ada', lastName: 'Larsen' })];
    const accounts = [ada(), ada({ userName: 'bo@acme.test', email: 'bo@acme.test' }, { externalId: 'guid-bo' })];
    expect(outcomes(run(people, { accounts }, HELD))).toEqual([
      { kind: 'held', match: 'exact', candidates: ['1'] },
      { kind: 'held', match: 'partial', candidates: ['1'] },
    ]);
    expect(outcomes(run([], {}, HELD))).toEqual([{ kind: 'held', match: 'none', candidates: [] }]);
  });

  it('stages a confirmed new user where auto-activation is off', () => {
    expect(outcomes(run([], {}, { ...AUTOMATIC, autoActivate: false }))).toMatchObject([{ status: 'STAGED' }]);
  });

  it('never makes one person of two accounts', () => {
    const accounts = [ada(), ada({}, { externalId: 'guid-ada-twin' })];
    expect(outcomes(run([known('1', { login: 'ada@acme.test' })], { accounts }))).toEqual([
      { kind: 'linked', id: '1', status: 'ACTIVE' },
      { kind: 'created', id: '00unew0', status: 'ACTIVE' },
    ]);
  });

  it('makes nobody of a disabled account', () => {
    expect(outcomes(run([], { accounts: [ada({}, { status: 'disabled' })] }))).toEqual([{ kind: 'skipped' }]);
  });

  it('says who stayed as they were', () => {
    const first = run([], {});
    const person = first.imported[0] && 'step' in first.imported[0] ? first.imported[0].step.person : undefined;
    expect(outcomes(run([person!], {}))).toEqual([{ kind: 'unchanged', id: '00unew0', status: 'ACTIVE' }]);
  });

  it('is refused where import is not enabled', () => {
    const off = flowsOf({ settings: { ringcentral: { importUsers: false } } });
    const batch = { system: 'ringcentral', kind: 'full', accounts: [] } as const;
    expect(importUsers(off, new PeopleIndex([]), batch, { matching: AUTOMATIC, newId: () => '' })).toEqual({
      stopped: 'import from ringcentral is not enabled',
      imported: [],
    });
  });

  it('from RingCentral assigns the app to whom it links', () => {
    const people = [known('1', { login: 'ada@acme.test', email: 'ada@acme.test' })];
    const accounts: Account[] = [{ ...ada(), externalId: '901', groups: undefined }];
    const [linked] = run(people, { system: 'ringcentral', accounts }).imported;
    expect(linked).toMatchObject({ kind: 'linked', step: { person: { okta: { assigned: ['ringcentral'] } } } });
  });
});

describe('the import safeguard', () => {
  const staff = (count: number) =>
    Array.from({ length: count }, (_, n) => personOf(flows, `${n}`, { okta: {}, ad: {} }));
  const present = (people: Person[]) =>
    people.map(({ appUsers }): Account => ({ externalId: appUsers.ad!.externalId, status: 'enabled', profile: {} }));

  it('stops an import that would unassign more than a fifth, and then nothing is changed', () => {
    const people = staff(100);
    expect(run(people, { accounts: present(people).slice(21) })).toEqual({
      stopped:
        'the import from ad would unassign 21 of 100 users, more than the import safeguard allows: it stopped and changed nothing',
      imported: [],
    });
  });

  it('lets exactly a fifth through', () => {
    const people = staff(100);
    const removed = run(people, { accounts: present(people).slice(20) }).imported.filter(
      ({ kind }) => kind === 'removed',
    );
    expect(removed).toHaveLength(20);
  });

  it('does not guard an app with fewer than 100 assignments', () => {
    const people = staff(99);
    expect(run(people, { accounts: [] }).imported).toHaveLength(99);
  });

  it('counts deletions that the directory reports', () => {
    const people = staff(100);
    const deleted = present(people).map(({ externalId }) => externalId);
    expect(run(people, { kind: 'incremental', accounts: [], deleted }).stopped).toContain('100 of 100');
  });
});
