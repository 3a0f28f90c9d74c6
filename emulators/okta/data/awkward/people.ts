import type { AppUser, Group, JsonObject, User, UserStatus } from '../../entities';
import type { Org } from '../../org';
import { DEMO } from '../fresh';
import { AWKWARD } from './apps';

type GroupKey =
  'corp users' | 'emea users' | 'corp field' | 'emea field' | 'Contractors' | 'Pilots' | '2024' | 'Partners';

interface Row {
  readonly account: string;
  readonly status: UserStatus;
  readonly domain: 'corp' | 'emea' | 'ldap' | 'okta';
  readonly groups: readonly GroupKey[];
  /** Direct number and extension at RingCentral. Absent: no account there. */
  readonly numbers?: readonly [string, string];
  readonly department: string;
}

/** One person for each state that Okta knows, and for each way in which groups can mislead. */
const PEOPLE: readonly Row[] = [
  row('ada.corp', 'ACTIVE', 'corp', ['corp users'], ['+14155550101', '101']),
  row('bela.both', 'ACTIVE', 'corp', ['corp users', 'Contractors', 'Pilots'], ['+14155550102', '102'], 'P'),
  row('carl.year', 'ACTIVE', 'corp', ['corp users', '2024', 'Contractors'], ['+14155550103', '103'], 'C'),
  // In the other domain's group of the same name, which RingCentral is not assigned to.
  row('dora.emea', 'ACTIVE', 'emea', ['emea users', 'emea field'], undefined),
  row('emil.außen', 'ACTIVE', 'emea', ['emea users', 'Pilots'], ['+14155550105', '105'], 'P'),
  row('fritz.staged', 'STAGED', 'corp', ['corp users'], undefined),
  row('gerda.provisioned', 'PROVISIONED', 'corp', ['corp users'], undefined),
  row('hans.suspended', 'SUSPENDED', 'corp', ['corp users'], ['+14155550108', '108']),
  row('ida.locked', 'LOCKED_OUT', 'corp', ['corp users', 'corp field'], ['+14155550109', '109']),
  row('jana.expired', 'PASSWORD_EXPIRED', 'corp', ['corp users'], ['+14155550110', '110']),
  row('karl.gone', 'DEPROVISIONED', 'corp', [], undefined),
  row('lea.partner', 'ACTIVE', 'ldap', ['Partners'], undefined),
  row('mona.okta', 'ACTIVE', 'okta', ['Contractors'], ['+14155550113', '113'], 'C'),
];

function row(
  account: string,
  status: UserStatus,
  domain: Row['domain'],
  groups: readonly GroupKey[],
  numbers: Row['numbers'],
  department = 'Sales',
): Row {
  return { account, status, domain, groups, department, ...(numbers && { numbers }) };
}

const APP = { corp: DEMO.activeDirectoryApp, emea: AWKWARD.emeaApp, ldap: AWKWARD.ldapApp } as const;

const digits = (n: number, count: number): string => String(n).padStart(count, '0');

function profiles({ account, numbers }: Row) {
  const [firstName = '', lastName = ''] = account.split('.').map((part) => part[0]!.toUpperCase() + part.slice(1));
  const email = `${account}@acme.test`;
  const shared = { firstName, lastName, email, mobilePhone: '+4930231250', city: 'Berlin', state: 'BE' };
  const phone = numbers ? { primaryPhone: numbers.join('#') } : {};
  const street = 'Hauptstraße 1';
  return {
    okta: {
      ...shared,
      login: email,
      streetAddress: street,
      zipCode: '10117',
      countryCode: 'DE',
      department: 'Sales',
      ...phone,
    },
    directory: {
      ...shared,
      userName: email,
      streetAddress: street,
      postalCode: '10117',
      countryCode: 'DE',
      department: 'Sales',
      ...(numbers && { telephoneNumber: numbers.join('#') }),
    },
    /** An LDAP entry's own names. */
    ldap: {
      ...{ userName: email, firstName, lastName, email },
      ...{ uid: account, givenName: firstName, sn: lastName, mail: email, mobile: shared.mobilePhone },
      ...{ street, l: shared.city, st: shared.state, postalCode: '10117', c: 'DE', departmentNumber: 'Sales' },
    },
    ringcentral: {
      ...shared,
      userName: email,
      street,
      zip: '10117',
      country: 'DE',
      directNumber: numbers?.[0],
      extensionNumber: numbers?.[1],
    },
  };
}

const account = (
  of: Pick<AppUser, 'userId' | 'appId' | 'externalId' | 'scope' | 'status'>,
  at: string,
  profile: JsonObject,
): AppUser => ({
  ...of,
  syncState: 'SYNCHRONIZED',
  created: at,
  lastUpdated: at,
  lastSync: at,
  statusChanged: at,
  userName: String(profile.userName),
  profile,
});

const userOf = (org: Org, id: string, { status, domain }: Row, profile: JsonObject): User => {
  const at = org.now();
  const never = status === 'STAGED' ? null : at;
  return {
    id,
    status,
    created: at,
    activated: never,
    statusChanged: never,
    lastUpdated: at,
    typeId: org.store.defaultUserType.id,
    profile,
    provenance: {},
    credentialsProvider:
      domain === 'okta' || domain === 'ldap'
        ? { type: 'OKTA', name: 'OKTA' }
        : { type: 'ACTIVE_DIRECTORY', name: domain === 'corp' ? DEMO.activeDirectoryLabel : AWKWARD.emeaDomain },
  };
};

/** As if imports and pushes had settled long ago; nothing is sent anywhere. */
export function addPeople(org: Org, groups: Readonly<Record<GroupKey, Group>>): void {
  const { store } = org;
  const at = org.now();
  const everyone = [...store.groups.values()].find(({ type }) => type === 'BUILT_IN');
  PEOPLE.forEach((person, n) => {
    const userId = `00uawkward${digits(n, 10)}`;
    const { okta, directory, ldap, ringcentral } = profiles(person);
    store.putUser(userOf(org, userId, person, okta));
    if (everyone) store.membersOf(everyone.id).add(userId);
    for (const key of person.groups) store.membersOf(groups[key].id).add(userId);
    const status = person.status === 'DEPROVISIONED' ? 'DEPROVISIONED' : 'ACTIVE';
    if (person.domain !== 'okta') {
      const appId = APP[person.domain];
      const externalId = `00000000-0000-4000-9000-${digits(n, 12)}`;
      const of = { userId, appId, externalId, scope: 'USER', status } as const;
      store.appUsersOf(appId).set(userId, account(of, at, { ...(person.domain === 'ldap' ? ldap : directory) }));
    }
    if (person.numbers) {
      const of = { userId, appId: AWKWARD.ringcentralApp, externalId: `${800_000_000_001 + n}`, status } as const;
      const profile = { ...ringcentral, department: person.department };
      store.appUsersOf(AWKWARD.ringcentralApp).set(userId, account({ ...of, scope: 'GROUP' }, at, profile));
    }
  });
}

export type { GroupKey };
