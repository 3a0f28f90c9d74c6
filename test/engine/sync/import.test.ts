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

  it('from a directory that is no profile source links people for good, and ends no account of theirs', () => {
    const noSource = flowsOf({ settings: { ad: { profileSource: false } } });
    const batch = { system: 'ad', kind: 'full', accounts: [ada()], deleted: [] } as const;
    const rules = { matching: AUTOMATIC, newId: () => '00unew' };
    const [made] = [...importUsers(noSource, new PeopleIndex([]), batch, rules).imported];
    expect(made).toMatchObject({
      kind: 'created',
      step: {
        person: { appUsers: { ad: { status: 'ACTIVE' } }, okta: { assigned: ['ad'] } },
        effects: [{ kind: 'create', system: 'ringcentral' }],
      },
    });
  });
});

describe('what an import would take away', () => {
  const staff = (count: number) =>
    Array.from({ length: count }, (_, n) => personOf(flows, `${n}`, { okta: {}, ad: {} }));
  const accounts = (people: Person[], status: Account['status']) =>
    people.map(({ appUsers }): Account => ({ externalId: appUsers.ad!.externalId, status, profile: {} }));
  const asked = (people: Person[], batch: Partial<ImportBatch>) => {
    let deactivated: string[] = [];
    const { stopped, imported } = importUsers(
      flows,
      new PeopleIndex(people),
      { system: 'ad', kind: 'full', accounts: [], ...batch },
      {
        matching: AUTOMATIC,
        newId: () => '',
        safeguard: (losing) => {
          deactivated = losing.deactivated.map(({ id }) => id);
          return 'too many';
        },
      },
    );
    expect([stopped, ...imported]).toEqual(['too many']);
    return deactivated;
  };

  it('is told before anything is changed: who is missing from a full import, and who is disabled', () => {
    const people = staff(4);
    const read = [...accounts(people.slice(0, 1), 'enabled'), ...accounts(people.slice(1, 2), 'disabled')];
    expect(asked(people, { accounts: read })).toEqual(['2', '3', '1']);
    expect(asked(people, { kind: 'incremental', accounts: read })).toEqual(['1']);
  });

  it('counts deletions that the directory reports', () => {
    const people = staff(2);
    const deleted = people.map(({ appUsers }) => appUsers.ad!.externalId);
    expect(asked(people, { kind: 'incremental', deleted })).toEqual(['0', '1']);
  });
});
