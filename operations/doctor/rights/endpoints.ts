import type { Environment } from '../../../engine/environment/schema';

/** A part of Okta's API with a rate limit of its own. */
export interface Endpoint {
  readonly name: string;
  readonly path: string;
  readonly query: string;
  readonly scope: string;
}

const one = '?limit=1';

export const ENDPOINTS: readonly Endpoint[] = [
  { name: 'apps', path: '/api/v1/apps', query: one, scope: 'okta.apps.read' },
  { name: 'app', path: '/api/v1/apps/{adopted}', query: '', scope: 'okta.apps.read' },
  { name: 'groups', path: '/api/v1/groups', query: one, scope: 'okta.groups.read' },
  { name: 'group rules', path: '/api/v1/groups/rules', query: one, scope: 'okta.groups.read' },
  { name: 'mappings', path: '/api/v1/mappings', query: one, scope: 'okta.profileMappings.read' },
  { name: 'schemas', path: '/api/v1/meta/schemas/user/default', query: '', scope: 'okta.schemas.read' },
  { name: 'user types', path: '/api/v1/meta/types/user', query: '', scope: 'okta.userTypes.read' },
  { name: 'users', path: '/api/v1/users', query: one, scope: 'okta.users.read' },
  { name: 'logs', path: '/api/v1/logs', query: one, scope: 'okta.logs.read' },
];

/** The endpoint's path for every adopted app of the environment, or the one path it has. */
export function pathsOf({ path }: Endpoint, { systems }: Environment): string[] {
  if (!path.includes('{adopted}')) return [path];
  return Object.values(systems).flatMap(({ app }) => ('adopt' in app ? [path.replace('{adopted}', app.adopt)] : []));
}
