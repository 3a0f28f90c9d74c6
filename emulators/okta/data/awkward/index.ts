import type { Group } from '../../entities';
import type { Org } from '../../org';
import { addDirectoryGroup, addGroup, DEMO, emptyOrg } from '../fresh';
import { addApps, AWKWARD } from './apps';
import { addPeople, type GroupKey } from './people';

export { AWKWARD } from './apps';

const oktaGroup = (org: Org, name: string): Group => addGroup(org, { type: 'OKTA_GROUP', name, description: null });

function addGroups(org: Org): Record<GroupKey, Group> {
  const corp = (name: string) => addDirectoryGroup(org, name, DEMO.activeDirectoryApp, DEMO.activeDirectoryLabel);
  const emea = (name: string) => addDirectoryGroup(org, name, AWKWARD.emeaApp, AWKWARD.emeaDomain);
  return {
    'emea users': emea('RingCentral Users'),
    'corp users': corp('RingCentral Users'),
    'emea field': emea('RC Außendienst'),
    'corp field': corp('RC Außendienst'),
    Contractors: oktaGroup(org, 'Contractors'),
    '2024': oktaGroup(org, '2024'),
    Pilots: oktaGroup(org, 'Pilots'),
    Partners: oktaGroup(org, 'Partners'),
  };
}

function assign(org: Org, groups: Readonly<Record<GroupKey, Group>>): void {
  const assigned: [GroupKey, object][] = [
    ['Pilots', { department: 'P' }],
    ['Contractors', { department: 'C', city: null }],
    ['corp users', {}],
    ['2024', { department: 'N' }],
  ];
  org.store.assignmentsOf(AWKWARD.ringcentralApp).push(
    ...assigned.map(([key, profile], priority) => ({
      groupId: groups[key].id,
      priority,
      lastUpdated: org.now(),
      profile: { ...profile },
    })),
  );
}

function addSources(org: Org): void {
  const { base } = org.store.defaultUserSchema;
  const by = (...apps: string[]) => ({
    type: 'OVERRIDE' as const,
    priority: apps.map((value) => ({ type: 'APP' as const, value })),
  });
  base.primaryPhone!.master = by(AWKWARD.ringcentralApp);
  base.department!.master = by(AWKWARD.hrApp, AWKWARD.emeaApp, DEMO.activeDirectoryApp);
  base.mobilePhone!.master = by(AWKWARD.emeaApp, DEMO.activeDirectoryApp);
  base.nickName!.master = { type: 'OKTA' };
}

function addRules(org: Org, groups: Readonly<Record<GroupKey, Group>>): void {
  const now = org.now();
  const rule = (name: string, expression: string, group: GroupKey) => {
    const id = org.id('0pr');
    org.store.rules.set(id, {
      id,
      name,
      status: 'ACTIVE',
      created: now,
      lastUpdated: now,
      expression,
      groupIds: [groups[group].id],
      excludedUsers: [],
      excludedGroups: [],
    });
  };
  rule('Pilots of the field', 'isMemberOfGroupName("RC Außendienst")', 'Pilots');
  rule('Contractors by type', 'user.userType == "Contractor"', 'Contractors');
}

/**
 * A company that was wired by hand: an HR app above two AD domains with groups of one name, an LDAP directory, base attributes overridden,
 * lines that nobody declares, a bookmark and a second RingCentral app that a search finds first, people in every state.
 */
export function awkwardCompany(org: Org): void {
  emptyOrg(org);
  Object.assign(org.store.settings.flags, {
    ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH: true,
    ATTRIBUTE_LEVEL_MASTERING: true,
  });
  addApps(org);
  const groups = addGroups(org);
  addSources(org);
  assign(org, groups);
  addRules(org, groups);
  addPeople(org, groups);
}
