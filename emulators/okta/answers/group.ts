import type { Group, GroupRule } from '../entities';
import type { Org } from '../org';

const OBJECT_CLASS: Record<Group['type'], string> = {
  OKTA_GROUP: 'okta:user_group',
  BUILT_IN: 'okta:user_group',
  APP_GROUP: 'okta:windows_security_principal',
};

/** `expand=stats`. */
const stats = (org: Org, { id }: Group) => ({
  usersCount: org.store.membersOf(id).size,
  appsCount: [...org.store.assignments.values()].filter((list) => list.some(({ groupId }) => groupId === id)).length,
  groupPushMappingsCount: 0,
  hasAdminPrivilege: false,
});

export function groupAnswer(org: Org, group: Group, expand?: string) {
  const self = `${org.url}/api/v1/groups/${group.id}`;
  return {
    id: group.id,
    created: group.created,
    lastUpdated: group.lastUpdated,
    lastMembershipUpdated: group.lastMembershipUpdated,
    objectClass: [OBJECT_CLASS[group.type]],
    type: group.type,
    profile: group.profile,
    ...(group.source === undefined ? {} : { source: { id: group.source } }),
    ...(expand === 'stats' ? { _embedded: { stats: stats(org, group) } } : {}),
    _links: {
      logo: [{ name: 'medium', href: `${org.url}/logos/group-medium.png`, type: 'image/png' }],
      ...(group.source === undefined ? {} : { source: { href: `${org.url}/api/v1/apps/${group.source}` } }),
      users: { href: `${self}/users` },
      apps: { href: `${self}/apps` },
    },
  };
}

export const ruleAnswer = (org: Org, rule: GroupRule) => ({
  type: 'group_rule',
  id: rule.id,
  status: rule.status,
  name: rule.name,
  created: rule.created,
  lastUpdated: rule.lastUpdated,
  conditions: {
    people: { users: { exclude: rule.excludedUsers }, groups: { exclude: rule.excludedGroups } },
    expression: { value: rule.expression, type: 'urn:okta:expression:1.0' },
  },
  actions: { assignUserToGroups: { groupIds: rule.groupIds } },
  allGroupsValid: rule.groupIds.every((id) => org.store.groups.has(id)),
});
