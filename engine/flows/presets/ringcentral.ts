import type { Row } from './preset';
import { inboundRows, outboundRows, type Preset } from './preset';

const GUIDE = 'RingCentral, Active Directory Integration Guide';

const MINIMUM: readonly Row[] = [
  ['user.firstName', 'firstName'],
  ['user.lastName', 'lastName'],
  ['user.email', 'email'],
  ['user.mobilePhone', 'mobilePhone'],
  ['user.streetAddress', 'street'],
  ['user.city', 'city'],
  // RingCentral takes a state's standard name or its ISO code and refuses anything else; no expression can repair it.
  ['user.state', 'state'],
  ['user.zipCode', 'zip'],
  ['user.countryCode', 'country'],
  ['user.department', 'department'],
];

const IDENTITY: readonly Row[] = [
  ['appuser.userName', 'login'],
  ['appuser.firstName', 'firstName'],
  ['appuser.lastName', 'lastName'],
  ['appuser.userName', 'email'],
];

export const RINGCENTRAL_MINIMUM: Preset = {
  id: 'ringcentral-minimum',
  title: 'Okta to RingCentral, the minimum',
  why: 'What RingCentral needs to create and keep a user; the user name is the email, which links existing accounts.',
  source: `${GUIDE}, appendix "Okta > RingCentral Attribute Mapping requirements"`,
  kinds: ['ringcentral'],
  lines: ({ system }) => ({
    hops: [
      ...outboundRows(system, [['user.email', 'userName']], { as: 'usernameTemplate', phase: 'app' }),
      ...outboundRows(system, MINIMUM),
    ],
  }),
};

export const RINGCENTRAL_IDENTITY: Preset = {
  id: 'ringcentral-identity',
  title: 'RingCentral to Okta, who a person is',
  why: 'Lets the first import match RingCentral users with Okta users; directories rank above, so nobody is renamed.',
  source: `${GUIDE}, "Configure mapping for directNumber and extension"; help.okta.com, RingCentral provisioning`,
  kinds: ['ringcentral'],
  lines: ({ system }) => ({ hops: inboundRows(system, IDENTITY) }),
};

export const RINGCENTRAL_SAML: Preset = {
  id: 'ringcentral-saml',
  title: 'SAML attribute statements for RingCentral',
  why: 'RingCentral finds the person by the statement `email`; `number` carries the phone number.',
  source: 'saml-doc.okta.com, How to Configure SAML 2.0 for RingCentral',
  kinds: ['ringcentral'],
  lines: ({ system }) => ({
    hops: outboundRows(
      system,
      [
        ['user.email', 'email'],
        ['user.primaryPhone', 'number'],
      ],
      { as: 'samlStatement', phase: 'app' },
    ),
  }),
};
