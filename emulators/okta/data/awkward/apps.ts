import type { App, PushStatus } from '../../entities';
import type { Org } from '../../org';
import { addApp } from '../../rules/add-app';
import { activeDirectory } from '../active-directory';
import { catalogueApp } from '../catalogue';
import { ldap } from '../ldap';
import { BASE_LINES, type CatalogueApp, type CatalogueLines } from '../catalogue-app';
import { addAgent, addAgentNamed, commonApp, DEMO, directoryApp } from '../fresh';

/** Ids that the environment file of this company states as well. */
export const AWKWARD = {
  hrApp: '0oa1awkwardhr0000app',
  emeaApp: '0oa1awkwardemea00app',
  emeaDomain: 'emea.acme.test',
  ldapApp: '0oa1awkwardldap00app',
  ringcentralApp: '0oa1awkwardrc0000app',
  otherRingcentralApp: '0oa1awkwardrcuat0app',
} as const;

const SOURCE = ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES', 'IMPORT_USER_SCHEMA', 'PROFILE_MASTERING'];
const TARGET = ['PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES'];

const attribute = (name: string) => ({ name, title: name, externalName: name });

const person = (name: string, title: string, known: readonly string[]): CatalogueApp => ({
  name,
  title,
  signOnModes: null,
  base: ['userName', 'firstName', 'lastName', 'email'].map(attribute),
  known: known.map(attribute),
  discoverable: [],
  toUser: BASE_LINES,
  toApp: {},
});

const app = (org: Org, id: string, name: string, label: string, features: string[]): App => ({
  ...commonApp(org),
  id,
  name,
  label,
  signOnMode: null,
  features,
  userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
  settings: { app: {}, notes: { admin: null, enduser: null } },
});

/** Lines that somebody wrote in Profile Editor: some as this project would, some that nobody here declares. */
const lines = (from: readonly string[], push: PushStatus, own: CatalogueLines = {}): CatalogueLines => ({
  ...Object.fromEntries(
    from.map((line) => {
      const [to = '', expr = ''] = line.split(' = ');
      return [to, [expr, push] as const];
    }),
  ),
  ...own,
});

const DIRECTORY = lines(
  [
    'firstName = appuser.firstName',
    'lastName = appuser.lastName',
    'email = appuser.email != null ? appuser.email : appuser.userName',
    'mobilePhone = appuser.mobilePhone',
    'streetAddress = appuser.streetAddress',
    'city = appuser.city',
    'state = appuser.state',
    'zipCode = appuser.postalCode',
    'countryCode = appuser.countryCode',
    'department = appuser.department',
  ],
  'PUSH',
);

/** Written by hand on the domain's mapping; nobody in this project declares it. */
const HAND_MADE: CatalogueLines = {
  nickName: ['String.toUpperCase(appuser.samAccountName)', 'PUSH'],
  login: ['appuser.email', 'PUSH'],
};

function addDirectories(org: Org): void {
  const hr = person('acme_hr', 'HR', ['department', 'costCenter', 'employeeNumber']);
  const hrLines = lines(['department = appuser.department', 'costCenter = appuser.costCenter'], 'PUSH');
  addApp(org, app(org, AWKWARD.hrApp, 'acme_hr', 'HR', SOURCE), { ...hr, toUser: { ...hr.toUser, ...hrLines } });
  const corp = directoryApp(org);
  addApp(
    org,
    { ...corp, features: [...SOURCE, ...TARGET] },
    {
      ...activeDirectory,
      toUser: { ...activeDirectory.toUser, ...DIRECTORY, login: ['appuser.userName', 'PUSH'] },
      toApp: { ...activeDirectory.toApp, telephoneNumber: ['user.primaryPhone', 'PUSH'] },
    },
  );
  addAgent(org, corp.id, corp.label);
  const emea = directoryApp(org, AWKWARD.emeaApp, AWKWARD.emeaDomain);
  addAgent(org, emea.id, emea.label);
  addApp(
    org,
    { ...emea, features: [...SOURCE, ...TARGET] },
    {
      ...activeDirectory,
      toUser: { ...activeDirectory.toUser, ...DIRECTORY, ...HAND_MADE },
      toApp: { telephoneNumber: ['user.primaryPhone', 'PUSH'] },
    },
  );
  addApp(org, app(org, AWKWARD.ldapApp, ldap.name, 'Partners', SOURCE), {
    ...ldap,
    toUser: { ...ldap.toUser, ...lines(['city = appuser.l'], 'PUSH') },
  });
  // The version is UNCONFIRMED: Okta's page of LDAP agents was not to be read.
  const id = 'a53awkwardldap00agnt';
  addAgentNamed(org, { id, appId: AWKWARD.ldapApp, name: 'ldap1.partners.acme.test', version: '5.24.0' });
}

const KNOWN = (name: string) => `appuser.${name} != null AND appuser.${name} != "" AND appuser.${name} != "blank"`;

const RINGCENTRAL: Pick<CatalogueApp, 'toUser' | 'toApp'> = {
  toUser: {
    login: ['appuser.userName', 'PUSH'],
    firstName: ['appuser.firstName', 'PUSH'],
    lastName: ['appuser.lastName', 'PUSH'],
    email: ['appuser.userName', 'PUSH'],
    primaryPhone: [
      `(${KNOWN('directNumber')}) ? ((${KNOWN('extensionNumber')}) ? appuser.directNumber + "#" + appuser.extensionNumber : appuser.directNumber) : null`,
      'PUSH',
    ],
    userType: ['"RingCentral " + appuser.extensionNumber', 'PUSH'],
  },
  toApp: {
    ...lines(
      [
        'firstName = user.firstName',
        'lastName = user.lastName',
        'email = user.email',
        'mobilePhone = user.mobilePhone',
        'street = user.streetAddress',
        'city = user.city',
        'state = user.state',
        'zip = user.zipCode',
        'country = user.countryCode',
        'department = user.department',
      ],
      'PUSH',
    ),
    directNumber: ['"blank"', 'DONT_PUSH'],
    extensionNumber: ['"blank"', 'DONT_PUSH'],
  },
};

function addRingCentral(org: Org, id: string, label: string, like: Pick<CatalogueApp, 'toUser' | 'toApp'>): void {
  const known = catalogueApp('ringcentral_saml')!;
  const saml = { ...app(org, id, known.name, label, [...TARGET, 'PUSH_USER_DEACTIVATION', ...SOURCE]) };
  addApp(
    org,
    {
      ...saml,
      signOnMode: 'SAML_2_0',
      userNameTemplate: { template: '${user.email}', type: 'CUSTOM', pushStatus: 'PUSH' },
      settings: {
        ...saml.settings,
        signOn: {
          defaultRelayState: 'https://service.ringcentral.com/mobile/ssoLogin',
          attributeStatements: [
            { type: 'EXPRESSION', name: 'email', values: ['user.email'] },
            { type: 'EXPRESSION', name: 'number', values: ['user.primaryPhone'] },
            { type: 'GROUP', name: 'teams', filterType: 'STARTS_WITH', filterValue: 'RingCentral' },
          ],
        },
      },
    },
    { ...known, ...like, known: [...known.known, ...known.discoverable] },
  );
}

/** In the order in which somebody added them: a search for RingCentral finds the wrong ones first. */
export function addApps(org: Org): void {
  const bookmark = catalogueApp('bookmark')!;
  addApp(org, app(org, org.id('0oa'), 'bookmark', 'RingCentral Help', []), bookmark);
  addDirectories(org);
  const bare = catalogueApp('ringcentral_saml')!;
  addRingCentral(org, AWKWARD.otherRingcentralApp, 'RingCentral UAT', bare);
  addRingCentral(org, AWKWARD.ringcentralApp, 'RingCentral', RINGCENTRAL);
  const zendesk = catalogueApp('zendesk')!;
  const helpDesk = app(org, org.id('0oa'), 'zendesk', 'Zendesk', TARGET);
  addApp(org, helpDesk, { ...zendesk, toApp: { ...zendesk.toApp, phone: ['user.primaryPhone', 'PUSH'] } });
  org.store.settings.profileSourceOrder = [
    AWKWARD.hrApp,
    DEMO.activeDirectoryApp,
    AWKWARD.emeaApp,
    AWKWARD.ldapApp,
    AWKWARD.otherRingcentralApp,
    AWKWARD.ringcentralApp,
  ];
}
