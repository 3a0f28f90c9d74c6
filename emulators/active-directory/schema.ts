/** What the directory knows about one attribute. Single-valued and writable unless said otherwise. */
export interface AttributeRule {
  readonly multi?: true;
  /** Written by the directory alone. */
  readonly systemOnly?: true;
  /** Never read back. */
  readonly secret?: true;
  /** Values are bytes and travel as base64. */
  readonly binary?: true;
  /** Values are distinguished names of entries that must exist. */
  readonly dn?: true;
  readonly integer?: true;
  /** Longest value (rangeUpper in AD's schema). */
  readonly max?: number;
}

/** AD's own schema for users, groups and organizational units, as far as telephony and identity use it [MS-ADSC, MS-ADA1…3]. */
const ATTRIBUTES: Readonly<Record<string, AttributeRule>> = {
  c: { max: 3 },
  cn: { max: 64 },
  co: { max: 128 },
  company: { max: 64 },
  countryCode: { integer: true },
  department: { max: 64 },
  description: { multi: true, max: 1024 },
  displayName: { max: 256 },
  distinguishedName: { systemOnly: true, dn: true },
  division: { max: 256 },
  employeeID: { max: 16 },
  employeeNumber: { max: 512 },
  employeeType: { max: 256 },
  extensionName: { multi: true, max: 255 },
  facsimileTelephoneNumber: { max: 64 },
  givenName: { max: 64 },
  groupType: { integer: true },
  homePhone: { max: 64 },
  info: { max: 1024 },
  initials: { max: 6 },
  ipPhone: { max: 64 },
  isDeleted: { systemOnly: true },
  l: { max: 128 },
  lastKnownParent: { systemOnly: true, dn: true },
  mail: { max: 256 },
  manager: { dn: true },
  member: { multi: true, dn: true },
  memberOf: { multi: true, dn: true, systemOnly: true },
  middleName: { max: 64 },
  mobile: { max: 64 },
  name: { systemOnly: true, max: 255 },
  objectCategory: { systemOnly: true, dn: true },
  objectClass: { multi: true },
  objectGUID: { systemOnly: true, binary: true },
  otherIpPhone: { multi: true, max: 64 },
  otherMobile: { multi: true, max: 64 },
  otherTelephone: { multi: true, max: 64 },
  ou: { max: 64 },
  pager: { max: 64 },
  physicalDeliveryOfficeName: { max: 128 },
  postalCode: { max: 40 },
  proxyAddresses: { multi: true, max: 1123 },
  sAMAccountName: { max: 256 },
  sn: { max: 64 },
  st: { max: 128 },
  streetAddress: { max: 1024 },
  telephoneNumber: { max: 64 },
  title: { max: 128 },
  uSNChanged: { systemOnly: true, integer: true },
  uSNCreated: { systemOnly: true, integer: true },
  unicodePwd: { secret: true, binary: true },
  url: { multi: true },
  userAccountControl: { integer: true },
  userPrincipalName: { max: 1024 },
  wWWHomePage: { max: 2048 },
  whenChanged: { systemOnly: true },
  whenCreated: { systemOnly: true },
};

const BY_LOWER_CASE = new Map(
  Object.entries(ATTRIBUTES).map(([name, rule]) => [name.toLowerCase(), { name, ...rule }] as const),
);

/** The attribute under its name in the schema; attribute names ignore case. `undefined`: the schema has no such attribute. */
export const attributeRule = (name: string): (AttributeRule & { readonly name: string }) | undefined =>
  BY_LOWER_CASE.get(name.toLowerCase());

/** What an entry of a class is made of: its object classes, top first, and the short name of its object category. */
export const CLASSES = {
  user: { chain: ['top', 'person', 'organizationalPerson', 'user'], category: 'Person', rdn: 'CN' },
  group: { chain: ['top', 'group'], category: 'Group', rdn: 'CN' },
  organizationalUnit: { chain: ['top', 'organizationalUnit'], category: 'Organizational-Unit', rdn: 'OU' },
  container: { chain: ['top', 'container'], category: 'Container', rdn: 'CN' },
  domainDNS: { chain: ['top', 'domain', 'domainDNS'], category: 'Domain-DNS', rdn: 'DC' },
} as const;
export type EntryClass = keyof typeof CLASSES;

/** Bits of userAccountControl that matter here [MS-ADTS 2.2.16]. */
export const ACCOUNT_DISABLE = 0x2;
export const PASSWORD_NOT_REQUIRED = 0x20;
export const NORMAL_ACCOUNT = 0x200;
