import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../engine/environment/configuration';
import { parseEnvironment } from '../../../engine/environment/parse';
import { gatesOf } from '../../../engine/gates/gates';
import { tableOf } from '../../../engine/flows/take';
import {
  AUTOMATIC,
  compileFlows,
  importUsers,
  obey,
  PeopleIndex,
  settle,
  type Account,
  type Person,
} from '../../../engine/sync';
import { demo } from '../../../environments/demo';

/** The demo company with an LDAP directory in the place of its domain. */
const withLdap = (presets: readonly string[] = ['ldap-minimum', 'ldap-write-back']) => ({
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

describe('an LDAP directory', () => {
  const environment = parseEnvironment(withLdap());
  const flows = compileFlows(configurationFor(environment));
  const hired = (account: Account): Person => {
    const batch = { system: 'ad', kind: 'full', accounts: [account] } as const;
    const [first] = importUsers(flows, new PeopleIndex([]), batch, {
      matching: AUTOMATIC,
      newId: () => '00uada',
    }).imported;
    if (first?.kind !== 'created') throw new Error(`expected one new person, got ${JSON.stringify(first)}`);
    return obey(flows, first.step);
  };
  const numbered = (person: Person): Person => {
    const account = person.accounts['ringcentral']!;
    const profile = { ...account.profile, directNumber: '+14155550100', extensionNumber: '101' };
    const accounts = { ...person.accounts, ringcentral: { ...account, profile } };
    return settle(flows, { ...person, accounts }).person;
  };

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
