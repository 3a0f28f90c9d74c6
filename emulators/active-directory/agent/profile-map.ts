/**
 * How the agent names AD's attributes in Okta's app-user profile of the directory. The names on the left are the ones
 * that RingCentral's Active Directory guide maps from (appendix, "AD > Okta"); for the rest the guide and Okta's pages
 * show only the AD name, which is kept.
 */
export interface ProfileMapRow {
  /** Variable name in the app-user profile. */
  readonly name: string;
  /** Attribute in AD. */
  readonly ldap: string;
  readonly title: string;
  readonly required?: true;
}

export const AD_PROFILE_MAP: readonly ProfileMapRow[] = [
  { name: 'userName', ldap: 'userPrincipalName', title: 'Username', required: true },
  { name: 'firstName', ldap: 'givenName', title: 'First name', required: true },
  { name: 'lastName', ldap: 'sn', title: 'Last name', required: true },
  { name: 'email', ldap: 'mail', title: 'Email' },
  { name: 'mobilePhone', ldap: 'mobile', title: 'Mobile phone' },
  { name: 'streetAddress', ldap: 'streetAddress', title: 'Street address' },
  { name: 'city', ldap: 'l', title: 'City' },
  { name: 'state', ldap: 'st', title: 'State' },
  { name: 'postalCode', ldap: 'postalCode', title: 'Postal code' },
  { name: 'countryCode', ldap: 'c', title: 'Country code' },
  { name: 'department', ldap: 'department', title: 'Department' },
  { name: 'displayName', ldap: 'displayName', title: 'Display name' },
  { name: 'title', ldap: 'title', title: 'Title' },
  { name: 'employeeID', ldap: 'employeeID', title: 'Employee ID' },
  { name: 'managerDn', ldap: 'manager', title: 'Manager DN' },
  { name: 'samAccountName', ldap: 'sAMAccountName', title: 'SAM account name' },
  { name: 'description', ldap: 'description', title: 'Description' },
  { name: 'telephoneNumber', ldap: 'telephoneNumber', title: 'Telephone number' },
  { name: 'ipPhone', ldap: 'ipPhone', title: 'IP phone' },
  { name: 'homePhone', ldap: 'homePhone', title: 'Home phone' },
  { name: 'otherTelephone', ldap: 'otherTelephone', title: 'Other telephone' },
];

/** An LDAP entry keeps its own names (RFC 2798, RFC 4519); Okta's four say where they come from, as an administrator maps them for OpenLDAP. */
const ENTRY =
  'uid cn givenName sn mail displayName title telephoneNumber mobile homePhone street l st postalCode c departmentNumber employeeNumber';

export const LDAP_PROFILE_MAP: readonly ProfileMapRow[] = [
  { name: 'userName', ldap: 'mail', title: 'Username', required: true },
  { name: 'firstName', ldap: 'givenName', title: 'First name', required: true },
  { name: 'lastName', ldap: 'sn', title: 'Last name', required: true },
  { name: 'email', ldap: 'mail', title: 'Email' },
  ...ENTRY.split(' ').map((name) => ({ name, ldap: name, title: name })),
];
