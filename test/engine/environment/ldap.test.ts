import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../engine/environment/configuration';
import { parseEnvironment } from '../../../engine/environment/parse';
import { gatesOf } from '../../../engine/gates/gates';
import { Refusing } from '../../../engine/review/refusing';
import { tableOf } from '../../../engine/flows/take';
import {
  AUTOMATIC,
  compileFlows,
  type Flows,
  importUsers,
  obey,
  PeopleIndex,
  settle,
  type Account,
  type Person,
} from '../../../engine/sync';
import { demo } from '../../../environments/demo';

/** The demo company with an LDAP directory in the place of its domain. */
const withLdap = (
  presets: readonly string[] = ['ldap-minimum', 'ldap-write-back'],
  lines: readonly { readonly from: string; readonly to: string; readonly expr: string }[] = [],
) => ({
  ...demo,
  phase: 'live',
  systems: {
    ...demo.systems,
    ad: { kind: 'ldap', label: 'Staff', app: { adopt: '0oa1staffldap00app00' }, sourceRank: 1 },
  },
  flows: {
    ...demo.flows,
    presets: [
      ...presets.map((preset) => ({ preset, system: 'ad' })),
      ...demo.flows.presets.filter(({ system }) => system !== 'ad'),
    ],
    lines: [...(demo.flows.lines ?? []), ...lines],
  },
});

/** An entry as Okta's LDAP agent reads it: names of inetOrgPerson (RFC 2798). */
const entry = (profile: Record<string, string> = {}): Account => ({
  externalId: 'uid=ada,ou=people,dc=acme,dc=test',
  status: 'enabled',
  groups: ['RingCentral Users'],
  profile: {
    userName: 'ada@acme.test',
    uid: 'ada',
    givenName: 'Ada',
    sn: 'Byron',
    mail: 'ada@acme.test',
    mobile: '+14155550111',
    street: '1 Market',
    l: 'Oakland',
    st: 'CA',
    postalCode: '94607',
    c: 'US',
    departmentNumber: 'Sales',
    ...profile,
  },
});

/** Somebody whom the directory brings. */
function hiredIn(flows: Flows, account: Account): Person {
  const batch = { system: 'ad', kind: 'full', accounts: [account] } as const;
  const [first] = importUsers(flows, new PeopleIndex([]), batch, {
    matching: AUTOMATIC,
    newId: () => '00uada',
  }).imported;
  if (first?.kind !== 'created') throw new Error(`expected one new person, got ${JSON.stringify(first)}`);
  return obey(flows, first.step);
}

const withNumber = (person: Person, numbers: Readonly<Record<string, string>>): Person => {
  const account = person.accounts['ringcentral']!;
  const profile = { ...account.profile, ...numbers };
  return { ...person, accounts: { ...person.accounts, ringcentral: { ...account, profile } } };
};

describe('an LDAP directory', () => {
  const environment = parseEnvironment(withLdap());
  const flows = compileFlows(configurationFor(environment));
  const hired = (account: Account): Person => hiredIn(flows, account);
  const numbered = (person: Person): Person =>
    settle(flows, withNumber(person, { directNumber: '+14155550100', extensionNumber: '101' })).person;

  it("fills Okta's profile from LDAP's names, and RingCentral's from there", () => {
    const person = hired(entry());
    expect(person.okta?.profile).toMatchObject({
      firstName: 'Ada',
      lastName: 'Byron',
      email: 'ada@acme.test',
      mobilePhone: '+14155550111',
      streetAddress: '1 Market',
      city: 'Oakland',
      state: 'CA',
      zipCode: '94607',
      countryCode: 'US',
      department: 'Sales',
    });
    expect(person.accounts['ringcentral']?.profile).toMatchObject({ firstName: 'Ada', city: 'Oakland' });
  });

  it('keeps the user name as email of an entry without mail', () => {
    expect(hired(entry({ mail: '' })).okta?.profile).toMatchObject({ email: 'ada@acme.test' });
  });

  it('has the RingCentral number written back to telephoneNumber, and keeps the one of a person without', () => {
    expect(numbered(hired(entry())).accounts['ad']?.profile['telephoneNumber']).toMatch(/^\+14155550100/);
    const kept = settle(flows, hired(entry({ telephoneNumber: '+1 555 0199' }))).person;
    expect(kept.accounts['ad']?.profile['telephoneNumber']).toBe('+1 555 0199');
  });

  it('has the gates of a directory', () => {
    const gates = gatesOf(tableOf(environment), environment).map(({ gate }) => gate.id);
    expect(gates).toEqual(expect.arrayContaining(['ad-profile-source', 'ad-import-scheduled', 'import-safeguard']));
  });

  it("has them in an LDAP directory's words: its agent, its access control, its tab of delegated authentication", () => {
    const gates = gatesOf(tableOf(environment), { ...environment, singleSignOn: true });
    const of = (id: string) => gates.find(({ key }) => key === id)!.gate;
    expect(of('ad-agent')).toMatchObject({
      title: expect.stringContaining('object classes, unique identifier and members') as string,
      told: { ends: expect.stringContaining('system.agent.ldap.config_change_detected') as string },
    });
    expect(of('ad-agent-account-rights').where).toContain('olcAccess');
    expect(of('delegated-authentication').where).toContain('Delegated Authentication > LDAP');
    const theirs = gates.filter(({ system }) => system === 'ad');
    const words = theirs.map(({ gate }) => `${gate.title} ${gate.who} ${gate.where} ${gate.why}`).join('\n');
    expect(words).not.toMatch(/\bAD\b|Active Directory|[Dd]omain/);
  });

  it.each([['directory-minimum'], ['directory-write-back']])(
    'does not take %s, which names attributes of AD',
    (preset) => {
      expect(() => parseEnvironment(withLdap([preset]))).toThrow(/flows\.presets\.0/);
    },
  );
});

describe('a number that is written back to an LDAP directory', () => {
  const plain = [{ from: 'okta', to: 'ad.telephoneNumber', expr: 'user.primaryPhone' }];
  const flowsOf = (...of: Parameters<typeof withLdap>) =>
    compileFlows(configurationFor(parseEnvironment(withLdap(...of))));
  const sent = (flows: Flows, numbers: Readonly<Record<string, string>>) =>
    new Refusing(flows).settle(withNumber(hiredIn(flows, entry()), numbers));
  const refusals = (flows: Flows, numbers: Readonly<Record<string, string>>) =>
    sent(flows, numbers).refusals.flatMap(({ system, attribute, reason }) =>
      system === 'ad' ? [`${attribute}: ${reason}`] : [],
    );
  const plainly = flowsOf(['ldap-minimum'], plain);
  const number = (directNumber: string) => ({ directNumber });

  it.each([
    ['+14155550100#101', '#'],
    ['+14155550100;ext=101', ';'],
    ['+14155550100;ext.101#', '; and no #'],
    ['+14155550100 · 101', '·'],
    ['+14155550100 *101', '*'],
    ['Büro 101', 'ü'],
  ])('is refused as %s', (value, signs) => {
    expect(refusals(plainly, number(value))).toEqual([
      `telephoneNumber: a telephone number of an LDAP directory has no ${signs} (RFC 4517, 3.3.31)`,
    ]);
  });

  it.each(['+14155550100', '+14155550100 x101', '+1 (415) 555-0100, ext. 101', "415.555.0100/1:2=3?'4"])(
    'is taken as %s',
    (value) => {
      expect(refusals(plainly, number(value))).toEqual([]);
    },
  );

  it('is taken with its extension by the write-back of LDAP, which writes no #, and refused by a line that does', () => {
    const both = { directNumber: '+14155550100', extensionNumber: '101' };
    expect(refusals(plainly, both)).toHaveLength(1);
    const { person, refusals: none } = sent(flowsOf(), both);
    expect([none, person.accounts['ad']?.profile['telephoneNumber']]).toEqual([[], '+14155550100 x101']);
  });

  it('takes along all else of the change: a server takes a change whole or not', () => {
    const flows = flowsOf(
      ['ldap-minimum'],
      [...plain, { from: 'okta', to: 'ad.employeeType', expr: 'user.primaryPhone != null ? "staff" : null' }],
    );
    const type = (value: string) => sent(flows, number(value)).person.accounts['ad']?.profile['employeeType'];
    expect([type('+14155550100'), type('+14155550100#101')]).toEqual(['staff', undefined]);
  });
});
