import { randomBytes } from 'node:crypto';
import type { SystemKind } from '../../engine/flows/model';
import type { Vendor } from '../../engine/vendor';
import type { DirectoryObject } from './directory-access';
import { dnValue, guidText } from './names';
import { ENABLED_ACCOUNT, isEnabled, passwordValue } from './user-account-control';

/** Kinds of system that this client opens. */
export type DirectoryKindId = Extract<SystemKind, 'activeDirectory' | 'ldap'>;

/** What a new account is made of. */
export interface NewUser {
  /** Distinguished name of the organizational unit. */
  readonly unit: string;
  /** sAMAccountName (at most 20 characters), or uid. */
  readonly account: string;
  /** Its user name in Okta: userPrincipalName, or the mail address of an LDAP entry. */
  readonly login: string;
  readonly givenName: string;
  readonly sn: string;
  /** Why the account exists; kept in its notes, and what `findThrowAways` finds it by. */
  readonly purpose: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Object classes of an LDAP entry. @default inetOrgPerson's */
  readonly classes?: readonly string[] | undefined;
  /** Absent: random, and nobody knows it. */
  readonly password?: string;
}

export interface NewObject {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** What differs between kinds of directory that speak LDAP. */
export interface DirectoryKind {
  readonly called: Extract<Vendor, 'Active Directory' | 'LDAP directory'>;
  /** How a message calls the machine that answers. */
  readonly server: 'domain controller' | 'LDAP server';
  /** What an evidence calls its name. */
  readonly serverKey: 'domainController' | 'server';
  /** What its environment variables begin with. */
  readonly variables: 'AD' | 'LDAP';
  /** Where its own limits stand. */
  readonly limits: string;
  readonly noRights: string;
  /** Whether Okta labels its app with the domain; others have whatever label somebody gave. */
  readonly labelIsDomain: boolean;
  /** LDAP filters. */
  readonly people: string;
  readonly groups: string;
  /** Attributes that name an account, by what a person is looked for with: the first that is there counts. */
  readonly keys: Readonly<Record<'account' | 'login' | 'mail' | 'employeeId', readonly string[]>>;
  /** Attributes of a group that name its members. */
  readonly member: readonly string[];
  /** Whether entries say which groups they are in: then members are asked from their side, because AD cuts long lists at 1500 values. */
  readonly memberOf: boolean;
  /** Keeps why an account was made. */
  readonly notes: string;
  /** Whether an account can be switched off and on. */
  readonly canDisable: boolean;
  /** Read of every account beside what a person is described with. */
  readonly accounting: readonly string[];
  /** Read unless a caller names attributes. */
  readonly described: readonly string[];
  /** Names of an address and a department, where kinds differ. */
  readonly street: string;
  readonly department: string;
  readonly enabled: (attributes: DirectoryObject['attributes']) => boolean;
  /** `id` is for people to read, `externalId` is Okta's. */
  readonly ids: (object: DirectoryObject) => { readonly id: string; readonly externalId: string };
  readonly newObject: (user: NewUser, notes: string) => NewObject;
}

const nameOf = ({ givenName, sn }: NewUser): string => `${givenName} ${sn}`;
const lists = (values: Readonly<Record<string, string>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [value]]));

const ACTIVE_DIRECTORY: DirectoryKind = {
  called: 'Active Directory',
  server: 'domain controller',
  serverKey: 'domainController',
  variables: 'AD',
  limits: 'ask for higher limits in its LDAP policies (MaxQueryDuration, MaxPageSize)',
  noRights: 'Ask a domain administrator to delegate the right, or bind with an account that has it.',
  labelIsDomain: true,
  people: '(objectCategory=person)(objectClass=user)',
  groups: '(objectClass=group)',
  keys: {
    account: ['sAMAccountName'],
    login: ['userPrincipalName'],
    mail: ['mail'],
    employeeId: ['employeeID'],
  },
  member: ['member'],
  memberOf: true,
  notes: 'info',
  canDisable: true,
  accounting: ['objectGUID', 'sAMAccountName', 'userPrincipalName', 'userAccountControl', 'uSNChanged', 'memberOf'],
  described: [
    ...['givenName', 'sn', 'displayName', 'mail', 'mobile', 'streetAddress', 'l', 'st', 'postalCode', 'c'],
    ...['department', 'title', 'employeeID', 'manager', 'info'],
    ...['telephoneNumber', 'otherTelephone', 'ipPhone', 'otherIpPhone', 'homePhone'],
  ],
  street: 'streetAddress',
  department: 'department',
  enabled: ({ userAccountControl }) => isEnabled(Number(userAccountControl?.[0])),
  ids: ({ attributes: { objectGUID: [guid = ''] = [] } }) => ({ id: guidText(guid), externalId: guid }),
  newObject: (user, notes) => ({
    dn: `CN=${dnValue(nameOf(user))},${user.unit}`,
    attributes: {
      objectClass: ['top', 'person', 'organizationalPerson', 'user'],
      ...lists({ displayName: nameOf(user), ...user.attributes, sAMAccountName: user.account }),
      ...lists({ userPrincipalName: user.login, givenName: user.givenName, sn: user.sn, info: notes }),
      userAccountControl: [String(ENABLED_ACCOUNT)],
      unicodePwd: [passwordValue(user.password ?? `Aa1-${randomBytes(18).toString('base64url')}`)],
    },
  }),
};

/** What never changes about an entry: RFC 4530, and what servers before it call it. */
const ENTRY_IDS = ['entryUUID', 'nsUniqueId', 'ibm-entryUuid'];

/**
 * Values by which a server says that an account is off: OpenDJ and Oracle's (help.okta.com, OpenDJ LDAP integration reference), 389 and
 * Sun ONE, OpenLDAP's password policy (draft-behera-ldap-password-policy, 5.3.3: locked for ever). They are read, never written.
 */
const OFF: Readonly<Record<string, string>> = {
  'ds-pwp-account-disabled': 'true',
  nsAccountLock: 'true',
  pwdAccountLockedTime: '000001010000z',
};

/** help.okta.com, Configure LDAP integration settings: inetorgperson, entryuuid, and the two group classes of RFC 4519. */
const LDAP: DirectoryKind = {
  called: 'LDAP directory',
  server: 'LDAP server',
  serverKey: 'server',
  variables: 'LDAP',
  limits: 'ask for higher limits for the bind account (OpenLDAP: limits … size=unlimited size.prtotal=unlimited)',
  noRights: "Ask the directory's administrator for the right, or bind with an account that has it.",
  labelIsDomain: false,
  people: '(objectClass=inetOrgPerson)',
  groups: '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))',
  keys: { account: ['uid'], login: ['mail', 'uid'], mail: ['mail'], employeeId: ['employeeNumber'] },
  member: ['member', 'uniqueMember'],
  memberOf: false,
  notes: 'description',
  canDisable: false,
  accounting: [...ENTRY_IDS, 'uid', 'mail', 'objectClass', ...Object.keys(OFF)],
  described: [
    ...['givenName', 'sn', 'cn', 'displayName', 'mail', 'mobile', 'street', 'l', 'st', 'postalCode', 'c'],
    ...['departmentNumber', 'title', 'employeeNumber', 'manager', 'description', 'telephoneNumber', 'homePhone'],
  ],
  street: 'street',
  department: 'departmentNumber',
  enabled: (attributes) => !Object.entries(OFF).some(([name, value]) => attributes[name]?.[0]?.toLowerCase() === value),
  ids: ({ dn, attributes }) => {
    const id = ENTRY_IDS.flatMap((name) => attributes[name] ?? [])[0] ?? dn;
    return { id, externalId: id };
  },
  newObject: (user, notes) => ({
    dn: `uid=${dnValue(user.account)},${user.unit}`,
    attributes: {
      objectClass: user.classes ?? ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
      ...lists({ displayName: nameOf(user), mail: user.login, ...user.attributes }),
      ...lists({ cn: nameOf(user), uid: user.account, givenName: user.givenName, sn: user.sn, description: notes }),
      ...(user.password !== undefined && { userPassword: [user.password] }),
    },
  }),
};

const KINDS: Readonly<Record<DirectoryKindId, DirectoryKind>> = { activeDirectory: ACTIVE_DIRECTORY, ldap: LDAP };

export const directoryKind = (kind: DirectoryKindId): DirectoryKind => KINDS[kind];

export const isDirectoryKind = (kind: SystemKind | undefined): kind is DirectoryKindId =>
  kind !== undefined && kind in KINDS;
