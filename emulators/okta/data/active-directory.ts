import type { CatalogueApp, CatalogueAttribute } from './catalogue';

const named = (name: string, title: string, externalName = name): CatalogueAttribute => ({ name, title, externalName });

/** AD attributes beyond the base ones that the agent has discovered; Okta's default list is not recorded anywhere. */
const DISCOVERED: readonly CatalogueAttribute[] = [
  named('displayName', 'Display Name'),
  named('title', 'Title'),
  named('department', 'Department'),
  named('mobilePhone', 'Mobile phone', 'mobile'),
  named('telephoneNumber', 'Telephone number'),
  named('otherTelephone', 'Other telephone'),
  named('ipPhone', 'IP phone'),
  named('homePhone', 'Home phone'),
  named('pager', 'Pager'),
  named('streetAddress', 'Street address'),
  named('city', 'City', 'l'),
  named('state', 'State', 'st'),
  named('postalCode', 'Postal code'),
  named('countryCode', 'Country code', 'c'),
  named('physicalDeliveryOfficeName', 'Office'),
  named('description', 'Description'),
  named('company', 'Company'),
  named('division', 'Division'),
  named('managerDn', 'Manager DN', 'manager'),
  named('managerUpn', 'Manager UPN'),
  named('employeeID', 'Employee ID'),
  named('employeeNumber', 'Employee number'),
  named('samAccountName', 'SAM Account Name', 'sAMAccountName'),
  named('objectGUID', 'Object GUID'),
  named('dn', 'Distinguished name', 'distinguishedName'),
];

export const activeDirectory: CatalogueApp = {
  name: 'active_directory',
  title: 'Active Directory',
  signOnModes: null,
  base: [
    { name: 'userName', title: 'Username', externalName: 'userPrincipalName', required: true },
    { name: 'firstName', title: 'First name', externalName: 'givenName' },
    { name: 'lastName', title: 'Last name', externalName: 'sn' },
    { name: 'email', title: 'Email', externalName: 'mail' },
  ],
  known: DISCOVERED,
  discoverable: [],
  // The last lines of each direction belong to the rest of the company; nobody in this project declares them.
  toUser: {
    login: ['appuser.userName', 'DONT_PUSH'],
    firstName: ['appuser.firstName', 'DONT_PUSH'],
    lastName: ['appuser.lastName', 'DONT_PUSH'],
    email: ['appuser.email', 'DONT_PUSH'],
    title: ['appuser.title', 'DONT_PUSH'],
    displayName: ['appuser.displayName', 'DONT_PUSH'],
    manager: ['appuser.managerUpn', 'DONT_PUSH'],
    employeeNumber: ['appuser.employeeID', 'DONT_PUSH'],
  },
  toApp: {
    firstName: ['user.firstName', 'PUSH'],
    lastName: ['user.lastName', 'PUSH'],
    email: ['user.email', 'PUSH'],
    description: ['"Managed in Okta: " + user.login', 'PUSH'],
  },
};
