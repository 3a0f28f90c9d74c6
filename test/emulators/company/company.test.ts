import { describe, expect, it } from 'vitest';
import {
  AWKWARD_CASES,
  GROUPS,
  isInScope,
  PEOPLE,
  peopleInRingCentral,
  peopleWith,
  personOf,
  RINGCENTRAL_START,
  type AwkwardCase,
} from '../../../emulators/company';

/** Ranges set aside for fiction: NANPA 555-01xx, Ofcom 020 7946 0xxx and 07700 900xxx, Bundesnetzagentur 0171 39200xx. */
const FICTIONAL = [/^1\d{3}55501\d{2}$/, /^44207946\d{4}$/, /^447700900\d{3}$/, /^4917139200\d{2}$/];
const digits = (number: string): string =>
  number
    .replace(/#.*/, '')
    .replaceAll(/\D/g, '')
    .replace(/^(\d{10})$/, '1$1');
const isFictional = (number: string): boolean => FICTIONAL.some((range) => range.test(digits(number)));

describe('the company', () => {
  it('has 60 people whose accounts, employee ids and names are unique', () => {
    expect(PEOPLE).toHaveLength(60);
    for (const key of ['sAMAccountName', 'employeeID', 'displayName', 'userPrincipalName'] as const)
      expect(new Set(PEOPLE.map(({ ad }) => ad[key])).size).toBe(60);
  });

  it('has account names that AD accepts: ASCII, at most 20 characters', () => {
    expect(PEOPLE.filter(({ account }) => !/^[a-z]+\.[a-z]+$/.test(account) || account.length > 20)).toEqual([]);
  });

  it('holds every awkward case', () => {
    const empty = (Object.keys(AWKWARD_CASES) as AwkwardCase[]).filter((one) => peopleWith(one).length === 0);
    expect(empty).toEqual([]);
  });

  it('holds only telephone numbers from ranges set aside for fiction', () => {
    const inAd = PEOPLE.flatMap(({ ad }) => [ad.mobile, ad.telephoneNumber, ...(ad.otherTelephone ?? [])]);
    const all = [...inAd, ...RINGCENTRAL_START.numbers.map(({ phoneNumber }) => phoneNumber)];
    expect(all.filter((number) => number && !isFictional(number))).toEqual([]);
  });

  it('has managers who exist', () => {
    expect(PEOPLE.map(({ manager }) => manager && personOf(manager).account)).toEqual(PEOPLE.map((p) => p.manager));
  });

  it('gives everyone in scope the group that drives provisioning', () => {
    expect(PEOPLE.filter(isInScope)).toHaveLength(52);
    expect(peopleWith('outOfScope').filter(isInScope)).toEqual([]);
    expect(GROUPS.filter((group) => !PEOPLE.some(({ groups }) => groups.includes(group)))).toEqual([]);
  });

  it('describes a person in the directory’s own words', () => {
    expect(personOf('jurgen.weissmuller')).toEqual({
      account: 'jurgen.weissmuller',
      office: 'berlin',
      manager: 'felix.amberley',
      groups: ['RingCentral Users', 'Sales'],
      enabled: true,
      cases: ['nonAsciiName'],
      ad: {
        sAMAccountName: 'jurgen.weissmuller',
        userPrincipalName: 'jurgen.weissmuller@acme.test',
        givenName: 'Jürgen',
        sn: 'Weißmüller',
        displayName: 'Jürgen Weißmüller',
        employeeID: 'E1018',
        title: 'Account Executive',
        department: 'Sales',
        mail: 'jurgen.weissmuller@acme.test',
        mobile: '+491713920011',
        streetAddress: 'Musterstraße 5',
        l: 'Berlin',
        st: 'Berlin',
        postalCode: '10115',
        c: 'DE',
      },
    });
  });
});

describe('the RingCentral account the company starts with', () => {
  const { extensions, numbers } = RINGCENTRAL_START;
  const ofAccount = (account: string) => extensions.filter((one) => one.account === account);
  const numbersOf = (account: string) =>
    numbers
      .filter(({ extensionId }) => ofAccount(account).some(({ id }) => id === extensionId))
      .map(({ phoneNumber, status, primary }) => [phoneNumber, status, primary]);

  it('has unique ids, numbers and extension numbers, and numbers on extensions that exist', () => {
    for (const list of [
      [...extensions, ...numbers].map(({ id }) => String(id)),
      numbers.map(({ phoneNumber }) => phoneNumber),
      extensions.flatMap(({ extensionNumber }) => extensionNumber ?? []),
    ])
      expect(new Set(list).size).toBe(list.length);
    const ids = new Set(extensions.map(({ id }) => id));
    expect(numbers.filter(({ extensionId }) => extensionId !== undefined && !ids.has(extensionId))).toEqual([]);
  });

  it('knows exactly the people tagged as already there', () => {
    expect(peopleInRingCentral()).toEqual(peopleWith('alreadyInRingCentral'));
  });

  it('has room for everyone in scope who is not there yet', () => {
    const waiting = PEOPLE.filter((one) => isInScope(one) && one.enabled && !peopleInRingCentral().includes(one));
    const free = extensions.filter(({ status }) => status === 'Unassigned');
    expect({ waiting: waiting.length, free: free.length }).toEqual({ waiting: 38, free: 54 });
  });

  it('shapes the numbers as the cases say', () => {
    expect({
      several: numbersOf('owen.castlebury'),
      porting: numbersOf('hannah.pettibone'),
      extensionOnly: [ofAccount('dylan.marwick')[0]?.extensionNumber, numbersOf('dylan.marwick')],
      noExtension: [ofAccount('kavita.raghunath')[0]?.extensionNumber, numbersOf('kavita.raghunath')],
      neither: [ofAccount('esme.thornycroft')[0]?.extensionNumber, numbersOf('esme.thornycroft')],
      duplicate: ofAccount('marcus.tillery').map(({ status, contact }) => [status, contact?.email]),
    }).toEqual({
      several: [
        ['+14155550105', 'Normal', false],
        ['+14155550106', 'Normal', true],
        ['+14155550107', 'Normal', false],
      ],
      porting: [
        ['+442079460113', 'Pending', true],
        ['+442079460913', 'Temporary', false],
      ],
      extensionOnly: ['109', []],
      noExtension: [undefined, [['+14155550108', 'Normal', true]]],
      neither: [undefined, []],
      duplicate: [
        ['Enabled', 'marcus.tillery@acme.test'],
        ['NotActivated', 'marcus.tillery@acme.test'],
      ],
    });
  });
});
