import type { Agent, App, Group } from '../entities';
import type { Org } from '../org';
import { addApp } from '../rules/add-app';
import { activeDirectory } from './active-directory';
import { catalogueApp } from './catalogue';
import { ldap } from './ldap';
import { baseUserProperties } from './user-schema';

/** Ids of the demo company that its environment file states as well. */
export const DEMO = {
  orgId: '00o1acmedemo00000org',
  orgName: 'acme-demo',
  baseUrl: 'okta.test',
  activeDirectoryApp: '0oa1acmead0000000app',
  activeDirectoryLabel: 'acme.test',
  userType: 'oty1acmedemo0000type',
  userSchema: 'osc1acmedemo0000type',
  apiClient: '0oa1acmetf0000000tfc',
} as const;

const AD_GROUPS = ['RingCentral Users', 'RingCentral Managers', 'Sales', 'Engineering', 'Support'];

/** What every new org has: a user type with its schema, the group Everyone, one app sign-on policy. */
export function emptyOrg(org: Org): void {
  const { store } = org;
  const now = org.now();
  Object.assign(store.settings, { id: DEMO.orgId, name: DEMO.orgName, baseUrl: DEMO.baseUrl });
  store.userTypes.set(DEMO.userType, {
    id: DEMO.userType,
    name: 'user',
    displayName: 'User',
    description: 'Okta user profile template with default permission settings',
    default: true,
    created: now,
    lastUpdated: now,
    schemaId: DEMO.userSchema,
  });
  store.userSchemas.set(DEMO.userSchema, {
    id: DEMO.userSchema,
    name: 'user',
    title: 'User',
    created: now,
    lastUpdated: now,
    base: baseUserProperties(),
    custom: {},
  });
  const policy = { id: org.id('rst'), type: 'ACCESS_POLICY', name: 'Any two factors', system: true };
  store.policies.set(policy.id, { ...policy, created: now, lastUpdated: now });
  addGroup(org, { type: 'BUILT_IN', name: 'Everyone', description: 'All users in your organization' });
}

export interface NewGroup {
  type: Group['type'];
  name: string;
  description: string | null;
  source?: string;
  profile?: Record<string, unknown>;
}

export function addGroup(org: Org, { type, name, description, source, profile }: NewGroup): Group {
  const now = org.now();
  const id = org.id('00g');
  const group: Group = {
    id,
    type,
    created: now,
    lastUpdated: now,
    lastMembershipUpdated: now,
    profile: { name, description, ...profile },
    ...(source === undefined ? {} : { source }),
  };
  org.store.groups.set(id, group);
  return group;
}

/** A group that a domain's import brought. */
export const addDirectoryGroup = (org: Org, name: string, source: string, domain: string): Group => {
  const [netbios = ''] = domain.split('.');
  const context = domain
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',');
  return addGroup(org, {
    type: 'APP_GROUP',
    name,
    description: null,
    source,
    profile: {
      groupType: 'Security',
      groupScope: 'Global',
      samAccountName: name,
      dn: `CN=${name},OU=Groups,${context}`,
      windowsDomainQualifiedName: `${netbios.toUpperCase()}\\${name}`,
    },
  });
};

export const commonApp = (
  org: Org,
): Omit<App, 'id' | 'name' | 'label' | 'features' | 'signOnMode' | 'userNameTemplate' | 'settings'> => {
  const now = org.now();
  return {
    status: 'ACTIVE',
    created: now,
    lastUpdated: now,
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: false,
      hide: { iOS: false, web: false },
      appLinks: { login: true },
    },
    console: { importSchedule: 'never' },
  };
};

/**
 * As recorded from an org with a directory: no sign-on mode, no signing key, this user name template. Sourcing and
 * delegated authentication, which the recorded one has, are left for an admin to turn on.
 */
export function directoryApp(
  org: Org,
  id: string = DEMO.activeDirectoryApp,
  domain: string = DEMO.activeDirectoryLabel,
): App {
  return {
    ...commonApp(org),
    id,
    name: activeDirectory.name,
    label: domain,
    signOnMode: null,
    features: ['IMPORT_PROFILE_UPDATES', 'IMPORT_USER_SCHEMA', 'IMPORT_NEW_USERS'],
    userNameTemplate: {
      template: 'substringBefore(user.login, "@") + "@" + target_app.namingContext',
      type: 'CUSTOM',
      pushStatus: 'NOT_CONFIGURED',
    },
    settings: {
      app: {
        jitGroupsAcrossDomains: false,
        password: null,
        scanRate: null,
        searchOrgUnit: null,
        filterGroupsByOU: false,
        namingContext: domain,
        login: null,
        activationEmail: null,
      },
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
      notes: { admin: null, enduser: null },
    },
  };
}

/** The agent of a directory, on a member of its domain. */
export function addAgent(org: Org, appId: string, domain: string): void {
  addAgentNamed(org, { id: org.id('a53'), appId, name: `dc1.${domain}`, version: '3.22.0' });
}

/** An agent that is well. */
export const addAgentNamed = (org: Org, agent: Pick<Agent, 'id' | 'appId' | 'name' | 'version'>): void =>
  void org.store.settings.agents.push({
    ...agent,
    operationalStatus: 'OPERATIONAL',
    isLatestGAedVersion: true,
    settings: { pollingThreads: 2 },
  });

/** Another team's app, which reads the phone number: downstream of whatever this project writes. */
function helpDeskApp(org: Org): App {
  return {
    ...commonApp(org),
    id: org.id('0oa'),
    name: 'zendesk',
    label: 'Zendesk',
    signOnMode: 'AUTO_LOGIN',
    features: ['PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES'],
    userNameTemplate: { template: '${source.email}', type: 'BUILT_IN' },
    settings: { app: { subDomain: 'acme' }, notes: { admin: null, enduser: null } },
  };
}

/** What the demo company has beside its directory. */
function addOthers(org: Org): void {
  addGroup(org, { type: 'OKTA_GROUP', name: 'Contractors', description: 'People without an account in the directory' });
  const zendesk = catalogueApp('zendesk');
  if (zendesk) {
    const app = helpDeskApp(org);
    addApp(org, app, { ...zendesk, toApp: { ...zendesk.toApp, phone: ['user.primaryPhone', 'PUSH'] } });
  }
}

/** The demo company before the project: its directory, groups and help desk; flags off, no RingCentral app. */
export function demoCompany(org: Org): void {
  emptyOrg(org);
  addApp(org, directoryApp(org), activeDirectory);
  addAgent(org, DEMO.activeDirectoryApp, DEMO.activeDirectoryLabel);
  for (const name of AD_GROUPS) addDirectoryGroup(org, name, DEMO.activeDirectoryApp, DEMO.activeDirectoryLabel);
  addOthers(org);
}

/** The same company with an LDAP directory, called Staff, in the place of its domain. */
export function ldapCompany(org: Org): void {
  emptyOrg(org);
  const { userNameTemplate, settings, ...app } = directoryApp(org);
  const { notes } = settings;
  addApp(
    org,
    {
      ...app,
      ...{ name: ldap.name, label: 'Staff', userNameTemplate: { ...userNameTemplate, template: 'user.email' } },
      settings: { app: {}, notes },
    },
    ldap,
  );
  for (const name of AD_GROUPS)
    addGroup(org, { type: 'APP_GROUP', name, description: null, source: DEMO.activeDirectoryApp });
  addOthers(org);
}
