import { createHash } from 'node:crypto';
import { type AdAttributes, COMPANY, GROUPS, type GroupName, type Person } from '../company';
import { escapeDnValue } from './distinguished-name';
import { ACCOUNT_DISABLE, NORMAL_ACCOUNT } from './schema';

/** One object to put into an empty domain, in LDAP's terms. */
export interface NewEntry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Global security group [MS-ADTS 2.2.12]. */
const SECURITY_GROUP = '-2147483646';

export const userDn = (
  person: { readonly ad: Pick<AdAttributes, 'displayName'> },
  ou: string = COMPANY.peopleOu,
): string => `CN=${escapeDnValue(person.ad.displayName)},${ou}`;

const groupDn = (name: string, ou: string = COMPANY.groupsOu): string => `CN=${escapeDnValue(name)},${ou}`;

/** The password of an account in an embedded or throw-away domain. AD refuses one that contains the account's name. */
export const fixturePassword = (account: string): string =>
  `Loopback-only-${createHash('sha256').update(account).digest('hex').slice(0, 8)}`;

const encodePassword = (password: string): string => Buffer.from(`"${password}"`, 'utf16le').toString('base64');

/** A person's attributes as LDAP holds them: lists of values, nothing empty. `unicodePwd` is base64. */
export function userAttributes({
  ad,
  account,
  enabled,
}: Pick<Person, 'account' | 'enabled'> & { readonly ad: Partial<AdAttributes> }): NewEntry['attributes'] {
  const held = Object.entries(ad)
    .map(([name, value]): [string, string[]] => [name, [value].flat().filter((one) => one !== '')])
    .filter(([, values]) => values.length > 0);
  return {
    objectClass: ['top', 'person', 'organizationalPerson', 'user'],
    ...Object.fromEntries(held),
    userAccountControl: [String(enabled ? NORMAL_ACCOUNT : NORMAL_ACCOUNT | ACCOUNT_DISABLE)],
    unicodePwd: [encodePassword(fixturePassword(account))],
  };
}

/** Where the company goes; several copies fit into one domain when their accounts differ. */
export interface Placement {
  readonly people: string;
  readonly groups: string;
  /** A group's sAMAccountName; default its name. */
  readonly groupAccount?: (name: GroupName) => string;
}

export const ACME_PLACEMENT: Placement = { people: COMPANY.peopleOu, groups: COMPANY.groupsOu };

const group = (name: GroupName, people: readonly Person[], units: Placement): NewEntry => {
  const members = people.filter(({ groups }) => groups.includes(name)).map((person) => userDn(person, units.people));
  return {
    dn: groupDn(name, units.groups),
    attributes: {
      objectClass: ['top', 'group'],
      sAMAccountName: [units.groupAccount?.(name) ?? name],
      description: [`Acme: ${name}`],
      groupType: [SECURITY_GROUP],
      ...(members.length > 0 && { member: members }),
    },
  };
};

const unit = (dn: string): NewEntry => ({ dn, attributes: { objectClass: ['top', 'organizationalUnit'] } });

/** Every object of Acme's domain in an order in which each finds the ones it names: units, managers first, groups. */
export function companyEntries(people: readonly Person[], units: Placement = ACME_PLACEMENT): NewEntry[] {
  const dnOf = new Map(people.map((person) => [person.account, userDn(person, units.people)]));
  const user = (person: Person): NewEntry => {
    const manager = person.manager === undefined ? undefined : dnOf.get(person.manager);
    return {
      dn: userDn(person, units.people),
      attributes: { ...userAttributes(person), ...(manager !== undefined && { manager: [manager] }) },
    };
  };
  return [
    unit(units.people),
    unit(units.groups),
    ...people.map(user),
    ...GROUPS.map((name) => group(name, people, units)),
  ];
}
