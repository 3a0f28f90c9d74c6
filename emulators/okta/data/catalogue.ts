import type { CatalogueApp, CatalogueAttribute } from './catalogue-app';
import { OIDC_ATTRIBUTES, OIDC_TO_APP } from './oidc-profile';

const PERSON: readonly CatalogueAttribute[] = [
  { name: 'userName', title: 'Username', externalName: 'userName', required: true },
  { name: 'firstName', title: 'Given name', externalName: 'firstName' },
  { name: 'lastName', title: 'Family name', externalName: 'lastName' },
  { name: 'email', title: 'Email', externalName: 'email' },
];

const named = (title: string, name: string, externalName = name): CatalogueAttribute => ({ name, title, externalName });

const RINGCENTRAL: Omit<CatalogueApp, 'name' | 'title'> = {
  signOnModes: ['SAML_2_0', 'AUTO_LOGIN'],
  base: PERSON,
  // Okta's page of mapping requirements (rngc-mapping-requirements) names these as targets.
  known: [
    named('Mobile phone', 'mobilePhone'),
    named('Street', 'street'),
    named('City', 'city'),
    named('State', 'state'),
    named('Zip', 'zip'),
    named('Country', 'country'),
    named('Department', 'department'),
  ],
  discoverable: [named('Direct number', 'directNumber'), named('Extension number', 'extensionNumber')],
  toUser: {
    login: ['appuser.email', 'DONT_PUSH'],
    firstName: ['appuser.firstName', 'DONT_PUSH'],
    lastName: ['appuser.lastName', 'DONT_PUSH'],
    email: ['appuser.email', 'DONT_PUSH'],
  },
  toApp: {
    firstName: ['user.firstName', 'PUSH'],
    lastName: ['user.lastName', 'PUSH'],
    email: ['user.email', 'PUSH'],
  },
};

const SAML_PERSON: Omit<CatalogueApp, 'name' | 'title'> = {
  signOnModes: ['SAML_2_0', 'AUTO_LOGIN', 'BOOKMARK', 'OPENID_CONNECT'],
  base: PERSON,
  known: [],
  discoverable: [],
  toUser: {
    login: ['appuser.userName', 'DONT_PUSH'],
    firstName: ['appuser.firstName', 'DONT_PUSH'],
    lastName: ['appuser.lastName', 'DONT_PUSH'],
    email: ['appuser.email', 'DONT_PUSH'],
  },
  toApp: {
    firstName: ['user.firstName', 'PUSH'],
    lastName: ['user.lastName', 'PUSH'],
    email: ['user.email', 'PUSH'],
  },
};

const OIDC_PERSON: Omit<CatalogueApp, 'name' | 'title'> = {
  ...SAML_PERSON,
  signOnModes: ['OPENID_CONNECT'],
  base: OIDC_ATTRIBUTES,
  toUser: { login: ['appuser.userName', 'DONT_PUSH'], email: ['appuser.email', 'DONT_PUSH'] },
  toApp: OIDC_TO_APP,
};

/** `ringcentral_saml` stands in the guide's screens, `ringcentral` in Okta's catalogue addresses; which key Okta takes is not recorded. */
const APPS: readonly CatalogueApp[] = [
  { name: 'ringcentral_saml', title: 'RingCentral', ...RINGCENTRAL },
  { name: 'ringcentral', title: 'RingCentral', ...RINGCENTRAL },
  {
    name: 'zendesk',
    title: 'Zendesk',
    ...SAML_PERSON,
    known: [named('Phone', 'phone'), named('Organization', 'organization')],
  },
  { name: 'okta_org2org', title: 'Okta Org2Org', ...SAML_PERSON },
  { name: 'bookmark', title: 'Bookmark App', ...SAML_PERSON, signOnModes: ['BOOKMARK'] },
  { name: 'oidc_client', title: 'OpenID Connect Client', ...OIDC_PERSON },
  { name: 'template_swa', title: 'Template App', ...SAML_PERSON, signOnModes: ['BROWSER_PLUGIN'] },
  { name: 'template_swa3field', title: 'Template App 3 Field', ...SAML_PERSON, signOnModes: ['BROWSER_PLUGIN'] },
  {
    name: 'template_sps',
    title: 'Template Secure Password Store',
    ...SAML_PERSON,
    signOnModes: ['SECURE_PASSWORD_STORE'],
  },
  { name: 'template_basic_auth', title: 'Template Basic Auth', ...SAML_PERSON, signOnModes: ['BASIC_AUTH'] },
  { name: 'pagerduty', title: 'PagerDuty', ...SAML_PERSON },
  {
    name: 'sharepoint_onpremise',
    title: 'SharePoint (On-Premises)',
    ...SAML_PERSON,
    signOnModes: ['SAML_1_1', 'WS_FEDERATION'],
  },
  { name: 'aws_console', title: 'AWS Console', ...SAML_PERSON },
];

const CUSTOM: CatalogueApp = { name: '', title: 'Custom app', ...SAML_PERSON };

/** The catalogue's entry; an app made from a label alone has the custom one. */
export const catalogueApp = (name: string): CatalogueApp | undefined => APPS.find((app) => app.name === name);
export const isCustom = ({ name }: { readonly name: string }): boolean => catalogueApp(name) === undefined;
export const customApp = (name: string): CatalogueApp => ({ ...CUSTOM, name });
