import { randomBytes } from 'node:crypto';
import type { App, GroupAssignment, SigningKey } from '../entities';
import type { Org } from '../org';
import { groupAnswer } from './group';

const logo = (org: Org, app: App) => `${org.url}/logos/${app.name}.png`;

function links(org: Org, app: App) {
  const self = `${org.url}/api/v1/apps/${app.id}`;
  const lifecycle = app.status === 'ACTIVE' ? 'deactivate' : 'activate';
  const home = `${org.url}/home/${app.name}/${app.id}`;
  const saml = app.signOnMode === 'SAML_2_0';
  return {
    self: { href: self },
    uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
    appLinks: Object.keys(app.visibility.appLinks as object).map((name) => ({ name, href: home, type: 'text/html' })),
    ...(saml
      ? {
          metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
          help: { href: `${org.url}/app/${app.name}/${app.id}/setup/help/SAML_2_0/instructions`, type: 'text/html' },
        }
      : {}),
    ...(app.accessPolicyId === undefined || org.store.settings.switches.pipeline === 'v1'
      ? {}
      : { accessPolicy: { href: `${org.url}/api/v1/policies/${app.accessPolicyId}` } }),
    policies: { href: `${self}/policies`, hints: { allow: ['PUT'] } },
    users: { href: `${self}/users` },
    groups: { href: `${self}/groups` },
    logo: [{ name: 'medium', href: logo(org, app), type: 'image/png' }],
    [lifecycle]: { href: `${self}/lifecycle/${lifecycle}`, hints: { allow: ['POST'] } },
  };
}

function credentials({ form, userNameTemplate, kid, oauthClient }: App) {
  return {
    ...(form ? { scheme: form.scheme } : {}),
    userNameTemplate,
    ...(form?.userName === undefined ? {} : { userName: form.userName }),
    ...(form?.hasPassword ? { password: {} } : {}),
    ...(form ? { revealPassword: form.revealPassword } : {}),
    signing: kid === undefined ? {} : { kid },
    ...(oauthClient ? { oauthClient } : {}),
  };
}

/** A new OpenID Connect client's secret is told once, when it is created. */
export function newAppAnswer(org: Org, app: App) {
  const answer = appAnswer(org, app);
  if (app.oauthClient === undefined || app.oauthClient.token_endpoint_auth_method === 'none') return answer;
  const client_secret = randomBytes(48).toString('base64url');
  return { ...answer, credentials: { ...answer.credentials, oauthClient: { ...app.oauthClient, client_secret } } };
}

export function appAnswer(org: Org, app: App) {
  return {
    id: app.id,
    orn: `orn:okta:idp:${org.store.settings.id}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: app.lastUpdated,
    created: app.created,
    accessibility: app.accessibility,
    visibility: app.visibility,
    features: app.features,
    signOnMode: app.signOnMode,
    credentials: credentials(app),
    settings: app.settings,
    _links: links(org, app),
  };
}

export const keyAnswer = ({ kid, created, lastUpdated, expiresAt, x5c, n, e }: SigningKey) => ({
  kty: 'RSA',
  kid,
  use: 'sig',
  created,
  lastUpdated,
  expiresAt,
  x5c,
  'x5t#S256': kid,
  n,
  e,
});

const embeddedGroup = (org: Org, { groupId }: GroupAssignment) => {
  const group = org.store.groups.get(groupId);
  return group === undefined ? null : groupAnswer(org, group);
};

export const assignmentAnswer = (org: Org, app: App, assignment: GroupAssignment, expand?: string) => ({
  id: assignment.groupId,
  lastUpdated: assignment.lastUpdated,
  priority: assignment.priority,
  profile: assignment.profile,
  _links: {
    app: { href: `${org.url}/api/v1/apps/${app.id}` },
    self: { href: `${org.url}/api/v1/apps/${app.id}/groups/${assignment.groupId}` },
    group: { href: `${org.url}/api/v1/groups/${assignment.groupId}` },
  },
  ...(expand === 'group' ? { _embedded: { group: embeddedGroup(org, assignment) } } : {}),
});
