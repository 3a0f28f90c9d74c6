/**
 * Where things are in the admin consoles: every path once. A vendor that moves a button changes one line here, and every gate, check,
 * remedy and page follows. Anybody else names a place from this file and adds only what to do there.
 */

/** The console, then what is clicked, one after the other. */
const path = (...steps: readonly string[]): string => steps.join(' > ');

const OKTA = 'Okta Admin Console';
const RINGCENTRAL = 'RingCentral Admin Portal';
const AD = 'Active Directory Users and Computers';

const okta = (...steps: readonly string[]): string => path(OKTA, ...steps);
const ringcentral = (...steps: readonly string[]): string => path(RINGCENTRAL, ...steps);

/** The tabs of one app: RingCentral's, unless another is named by its label. */
const app = (label: string, ...steps: readonly string[]): string => okta('Applications', label, ...steps);
const ourApp = (...steps: readonly string[]): string => app('RingCentral', ...steps);
const toApp = (...steps: readonly string[]): string => ourApp('Provisioning', 'To App', ...steps);
const toOkta = (...steps: readonly string[]): string => ourApp('Provisioning', 'To Okta', ...steps);

const directory = (...steps: readonly string[]): string =>
  okta('Directory', 'Directory Integrations', 'the directory', ...steps);
const directoryToOkta = (...steps: readonly string[]): string => directory('Provisioning', 'To Okta', ...steps);

const profileEditor = (...steps: readonly string[]): string => okta('Directory', 'Profile Editor', ...steps);

/** Whether one app, named by its label, is a profile source. */
export const sourcingOf = (label: string): string =>
  app(label, 'Provisioning', 'To Okta', 'Profile & Lifecycle Sourcing');

/** The RingCentral app in Okta. */
export const RINGCENTRAL_APP = {
  provisioning: ourApp('Provisioning'),
  authenticate: ourApp('Provisioning', 'Integration', 'Enable API Integration', 'Authenticate with RingCentral'),
  createUsers: toApp('Create Users'),
  updateAttributes: toApp('Update User Attributes'),
  deactivateUsers: toApp('Deactivate Users'),
  userImport: toOkta('User Import'),
  importSchedule: toOkta('General', 'Schedule import'),
  importSafeguard: toOkta('Import Safeguard', 'Max Import Unassignment'),
  profileSource: toOkta('Profile & Lifecycle Sourcing', 'Allow RingCentral to source Okta users'),
  importNow: ourApp('Import', 'Import Now'),
  addAttribute: profileEditor('RingCentral', 'Add Attribute'),
} as const;

/** A directory's integration in Okta. */
export const DIRECTORY_INTEGRATION = {
  agents: directory('Agents'),
  /** Of an LDAP directory: object classes, filters, and the attributes that identify people and name members. */
  integration: directory('Provisioning', 'Integration'),
  importSchedule: directoryToOkta('Schedule import'),
  fullImport: directory('Import', 'Import Now', 'Full import'),
  confirmation: directoryToOkta('User Creation & Matching', 'Confirm matched and new users'),
  matching: directoryToOkta('User Creation & Matching', 'Imported user is an exact match'),
  activationMails: directoryToOkta('General', "Don't send new user activation emails"),
  profileSource: directoryToOkta('Profile & Lifecycle Sourcing'),
  /** The integration itself; its address in the browser holds the app's id. */
  page: directory(),
  createUsers: directory('Provisioning', 'To App', 'Create Users'),
  updateAttributes: directory('Provisioning', 'To App', 'Update User Attributes'),
} as const;

/** The rest of Okta's console. */
export const OKTA_CONSOLE = {
  profileSources: okta('Directory', 'Profile Sources'),
  groups: okta('Directory', 'Groups'),
  groupRules: okta('Directory', 'Groups', 'Rules'),
  group: (name: string) => okta('Directory', 'Groups', name),
  groupRule: (name: string) => okta('Directory', 'Groups', 'Rules', name),
  app,
  attribute: (name: string) => profileEditor('User (default)', name),
  appAttribute: (label: string, name: string) => profileEditor(label, name),
  mappings: profileEditor('Mappings'),
  applyUpdates: profileEditor('Mappings', 'Save Mappings', 'Apply updates now'),
  delegatedAuthentication: okta('Security', 'Delegated Authentication', 'Edit', 'Enable'),
  ldapDelegatedAuthentication: okta('Security', 'Delegated Authentication', 'LDAP', 'Edit', 'Enable'),
  tasks: okta('Dashboard', 'Tasks'),
  rateLimits: okta('Reports', 'Rate Limits'),
  apiScopes: app('the service app', 'Okta API Scopes'),
  applyUpdatesOfApp: (label: string) => app(label, 'Provisioning', 'To App', 'Apply updates now'),
  importTab: app('the app', 'Import'),
  /** Of an app or a directory: each has the tab, under its own menu. */
  importOf: (label: string) => okta(label, 'Import', 'Import Now'),
  importNow: (label: string) => app(label, 'Import', 'Import Now'),
  /** Who sources one attribute of Okta's user profile; `source`: what is chosen there. */
  sourcePriority: (attribute: string, source: string) =>
    profileEditor('User (default)', attribute, 'Source priority', 'Override profile source', source),
} as const;

export const RINGCENTRAL_PORTAL = {
  newOrg: ringcentral('Tools', 'Active Directory Integration', 'New Okta Customers'),
  serviceInfo: ringcentral('Account', 'Service Info'),
  /** RingCentral Support enables it first; only then it stands in the portal. */
  directoryIntegration: path('RingCentral Support, then Admin Portal', 'Account Settings', 'Directory Integration'),
  customFields: ringcentral('Account Settings', 'Custom Fields'),
  servicePlan: ringcentral('Billing', 'Service Plan'),
  singleSignOn: ringcentral('More', 'Security and Compliance', 'Single Sign-on'),
  numbers: ringcentral('Phone System', 'Phone Numbers'),
  transferNumbers: ringcentral('Phone System', 'Phone Numbers', 'Transfer Numbers'),
  specialPhone: ringcentral('Phones', 'the special phone'),
  unassignedPhones: ringcentral('Phones', 'Unassigned'),
  users: ringcentral('Users'),
  addUsers: ringcentral('Users', 'Add Users'),
  editExtensions: ringcentral('User Management', 'edit extensions'),
  user: ringcentral('Users', 'the user'),
  userNumbers: ringcentral('Users', 'the user', 'Phones & Numbers'),
  userCustomFields: ringcentral('Users', 'the user', 'Custom Fields'),
  rolePermission: ringcentral('Users', 'Roles', 'the role of the user behind RC_USER_JWT', 'Active Directory'),
} as const;

/** RingCentral's console for developers: the app whose credentials our commands use. */
export const RINGCENTRAL_APP_PERMISSIONS = path(
  "RingCentral's developer console",
  'the app',
  'Settings',
  'App permissions',
);

/** A domain's own console. */
export const AD_CONSOLE = {
  groups: path(AD, 'the groups that `access.groups` names'),
  address: path(AD, 'the user', 'Address'),
  delegateControl: path(AD, 'the OUs in scope', 'Delegate Control', 'write telephoneNumber'),
} as const;

/** Where the right to write an attribute is given in an LDAP directory; each server has its own way. */
export const LDAP_ACCESS_CONTROL = "The LDAP server's access control (OpenLDAP: olcAccess)";

/** Okta Support's own form: an org's flags are set there. */
export const supportCase = (flag: string): string => `${path('support.okta.com', 'Open a case')}: ${flag} for this org`;
