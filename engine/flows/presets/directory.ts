import type { Attribute } from '../model';
import type { Row } from './preset';
import { inboundRows, type Preset } from './preset';

const GUIDE = 'RingCentral, Active Directory Integration Guide';

const MINIMUM: readonly Row[] = [
  ['appuser.firstName', 'firstName'],
  ['appuser.lastName', 'lastName'],
  ['appuser.email != null ? appuser.email : appuser.userName', 'email'],
  ['appuser.mobilePhone', 'mobilePhone'],
  ['appuser.streetAddress', 'streetAddress'],
  ['appuser.city', 'city'],
  ['appuser.state', 'state'],
  ['appuser.postalCode', 'zipCode'],
  ['appuser.countryCode', 'countryCode'],
  ['appuser.department', 'department'],
];

const DIRECTORY_MINIMUM: Preset = {
  id: 'directory-minimum',
  title: 'Directory to Okta, the minimum RingCentral needs',
  why: 'Fills the Okta attributes that RingCentral requires; a person without an email keeps their user name as email.',
  source: `${GUIDE}, appendix "AD > Okta Attribute Mapping requirements for RingCentral"`,
  kinds: ['activeDirectory'],
  lines: ({ system }) => ({ hops: inboundRows(system, MINIMUM) }),
};

/** The same in the names that Okta's LDAP agent reads an entry by. */
const LDAP_ROWS: readonly Row[] = [
  ['appuser.givenName', 'firstName'],
  ['appuser.sn', 'lastName'],
  ['appuser.mail != null ? appuser.mail : appuser.userName', 'email'],
  ['appuser.mobile', 'mobilePhone'],
  ['appuser.street', 'streetAddress'],
  ['appuser.l', 'city'],
  ['appuser.st', 'state'],
  ['appuser.postalCode', 'zipCode'],
  ['appuser.c', 'countryCode'],
  ['appuser.departmentNumber', 'department'],
];

const LDAP_MINIMUM: Preset = {
  id: 'ldap-minimum',
  title: 'LDAP directory to Okta, the minimum RingCentral needs',
  why: 'Fills the Okta attributes that RingCentral requires from an entry of an LDAP directory; a person without mail keeps their user name as email.',
  source: `${GUIDE}, appendix "AD > Okta Attribute Mapping requirements for RingCentral"; names of inetOrgPerson (RFC 2798) as Okta's LDAP agent imports them`,
  kinds: ['ldap'],
  lines: ({ system }) => ({ hops: inboundRows(system, LDAP_ROWS) }),
};

/** The preset that gives a kind of directory its minimum. */
export const MINIMUM_PRESETS: readonly Preset[] = [DIRECTORY_MINIMUM, LDAP_MINIMUM];

const EXTENSION: Attribute = { origin: 'custom', type: 'string', title: 'Extension' };

export const DIRECTORY_EXTENSION_NESTED: Preset = {
  id: 'directory-extension-nested',
  title: 'Extension nested in another attribute, taken apart',
  why: 'Takes 321 out of +1-415-555-6789;ext.321 into a custom String attribute; a person without a nested extension gets none.',
  source: `${GUIDE}, "Understanding Okta User Schema"`,
  kinds: ['activeDirectory', 'ldap'],
  defaults: { from: 'telephoneNumber', to: 'extension' },
  lines: ({ system, from, to }) => ({
    attributes: { [`okta.${to}`]: EXTENSION },
    hops: inboundRows(system, [
      [
        `appuser.${from} != null AND String.stringContains(appuser.${from}, ";ext.") ? String.substringAfter(appuser.${from}, ";ext.") : null`,
        to,
      ],
    ]),
  }),
};

export const DIRECTORY_EXTENSION: Preset = {
  id: 'directory-extension',
  title: 'Extension kept in an attribute of its own',
  why: 'Carries the extension that the directory already keeps into a custom String attribute of Okta.',
  source: `${GUIDE}, "Understanding Okta User Schema"`,
  kinds: ['activeDirectory', 'ldap'],
  defaults: { from: 'ipPhone', to: 'extension' },
  lines: ({ system, from, to }) => ({
    attributes: { [`okta.${to}`]: EXTENSION },
    hops: inboundRows(system, [[`appuser.${from}`, to]]),
  }),
};
