import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editOkta, obey, settle, type Account, type Person, type Profile, type Value } from '../../../engine/sync';
import { edited, flowsOf, table } from './company';
import { numbered } from './hire';
import { times } from '../../support/effort';

const base = table();
const flows = flowsOf({
  firstWriteBack: 'overwrite',
  table: { ...base, attributes: { ...base.attributes, 'okta.nickName': { origin: 'base', sourcedBy: 'okta' } } },
});

const value = fc.option(fc.constantFrom('', 'a', 'B c', 'blank', '+14155550123'), { nil: null });
const profile = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });

/** One edit by someone who works in one of the three systems. */
const edit = fc.oneof(
  fc.record({
    in: fc.constant('ad' as const),
    profile: profile(
      'firstName',
      'lastName',
      'email',
      'mobilePhone',
      'city',
      'department',
      'telephoneNumber',
      'office',
    ),
    member: fc.boolean(),
  }),
  fc.record({
    in: fc.constant('ringcentral' as const),
    profile: profile('firstName', 'email', 'department', 'directNumber', 'extensionNumber', 'ringtone'),
  }),
  fc.record({ in: fc.constant('okta' as const), profile: profile('firstName', 'primaryPhone', 'nickName') }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const apply = (person: Person, change: Edit): Person => {
  const values = change.profile as Profile;
  if (change.in === 'okta') return obey(flows, editOkta(flows, person, values).step);
  if (person.accounts[change.in] === undefined) return person;
  const groups = change.in === 'ad' ? { groups: change.member ? ['RingCentral Users'] : [] } : {};
  return edited(person, change.in, values, groups satisfies Partial<Account>);
};

const said = (given: Value | undefined): boolean => given !== null && given !== undefined && given !== '';
const number = ({ directNumber, extensionNumber }: Profile): string | undefined => {
  const known = (part: Value | undefined) => said(part) && part !== 'blank';
  if (known(directNumber))
    return known(extensionNumber) ? `${String(directNumber)}#${String(extensionNumber)}` : String(directNumber);
  return known(extensionNumber) ? `#${String(extensionNumber)}` : undefined;
};

const histories = fc.array(edit, { minLength: 1, maxLength: 6 });
const start = numbered(flows);

describe('after any edits in the three systems', () => {
  const check = (assert: (edited: Person, settled: ReturnType<typeof settle>) => void) =>
    fc.assert(
      fc.property(histories, (history) => {
        const person = history.reduce(apply, start);
        assert(person, settle(flows, person));
      }),
      { numRuns: times(1000, 100) },
    );

  it('everything settles within two passes, and then stays', () =>
    check((_, settled) => {
      expect(settled.cycle).toBeUndefined();
      expect(settled.passes).toBeLessThanOrEqual(2);
      expect(settle(flows, settled.person)).toMatchObject({ passes: 0, changes: [], effects: [] });
    }));

  it('the directory owns what it masters', () =>
    check((_, { person: { okta, accounts } }) => {
      for (const name of ['firstName', 'lastName', 'mobilePhone', 'city', 'department']) {
        const owned = accounts.ad?.profile[name];
        if (said(owned)) expect(okta?.profile[name]).toBe(owned);
        else expect(said(okta?.profile[name])).toBe(false);
      }
    }));

  it('RingCentral owns the number, all the way to the directory', () =>
    check((_, { person: { okta, accounts } }) => {
      const owned = accounts.ringcentral && number(accounts.ringcentral.profile);
      if (owned === undefined) return;
      expect(okta?.profile.primaryPhone).toBe(owned);
      expect(accounts.ad?.profile.telephoneNumber).toBe(owned);
    }));

  it('Okta owns what it pushes to RingCentral', () =>
    check((_, { person: { okta, accounts } }) => {
      if (accounts.ringcentral === undefined) return;
      for (const name of ['firstName', 'lastName', 'email', 'mobilePhone', 'city', 'department'])
        if (said(okta?.profile[name])) expect(accounts.ringcentral.profile[name]).toBe(okta?.profile[name]);
    }));

  it('nothing that nobody owns elsewhere is lost', () =>
    check((edited, { person }) => {
      expect(person.okta?.profile.nickName).toBe(edited.okta?.profile.nickName);
      const written = new Set(['telephoneNumber']);
      for (const [name, given] of Object.entries(edited.accounts.ad?.profile ?? {}))
        if (!written.has(name)) expect(person.accounts.ad?.profile[name]).toBe(given);
      const before = edited.accounts.ringcentral?.profile;
      const after = person.accounts.ringcentral;
      if (before === undefined || after === undefined || after.externalId !== edited.accounts.ringcentral?.externalId)
        return;
      for (const name of ['directNumber', 'extensionNumber', 'ringtone'])
        expect(after.profile[name]).toBe(before[name]);
    }));

  it('no number in the directory is ever erased', () =>
    check((edited, { person }) => {
      if (said(edited.accounts.ad?.profile.telephoneNumber))
        expect(said(person.accounts.ad?.profile.telephoneNumber)).toBe(true);
    }));
});
