import type { App, GroupAssignment, SigningKey } from '../entities';
import type { Org } from '../org';

const logo = (org: Org, app: App) => `${org.url}/logos/${app.name}.png`;

function links(org: Org, app: App) {
  const self = `${org.url}/api/v1/apps/${app.id}`;
  const lifecycle = app.status === 'ACTIVE' ? 'deactivate' : 'activate';
  const home = `${org.url}/home/${app.name}/${app.id}`;
  const saml = app.signOnMode === 'SAML_2_0';
  return {
    self: { href: self },
    uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
    appLinks: [{ name: 'login', href: home, type: 'text/html' }],
    ...(saml
      ? {
          metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
          help: { href: `${org.url}/app/${app.name}/${app.id}/setup/help/SAML_2_0/instructions`, type: 'text/html' },
        }
      : {}),
    ...(app.accessPolicyId === undefined || org.store.settings.switches.pipeline === 'v1'
      ? {}
      : { accessPolicy: { href: `${org.url}/api/v1/policies/${app.accessPolicyId}` } }),
    users: { href: `${self}/users` },
    groups: { href: `${self}/groups` },
    logo: [{ name: 'medium', href: logo(org, app), type: 'image/png' }],
    [lifecycle]: { href: `${self}/lifecycle/${lifecycle}`, hints: { allow: ['POST'] } },
  };
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
    credentials: {
      userNameTemplate: app.userNameTemplate,
      signing: app.kid === undefined ? {} : { kid: app.kid },
    },
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

export const assignmentAnswer = (org: Org, app: App, assignment: GroupAssignment, priority: number) => ({
  id: assignment.groupId,
  lastUpdated: assignment.lastUpdated,
  priority,
  profile: assignment.profile,
  _links: {
    app: { href: `${org.url}/api/v1/apps/${app.id}` },
    self: { href: `${org.url}/api/v1/apps/${app.id}/groups/${assignment.groupId}` },
    group: { href: `${org.url}/api/v1/groups/${assignment.groupId}` },
  },
});
