import { z } from 'zod';
import { groupAnswer } from '../answers/group';
import { userItem } from '../answers/user';
import type { Group } from '../entities';
import { notPermitted, validationFailed } from '../errors';
import type { Org } from '../org';
import { GROUP_FILTERS, GROUP_SEARCHES, compileQuery, readPath, sortItems } from '../query';
import { settleGroup } from '../rules/accounts';
import { type Call, type Endpoint, page } from '../server';
import { findGroup, findUser, groupTarget, userTarget } from './find';

const body = z.looseObject({
  profile: z.looseObject({ name: z.string().min(1).max(255), description: z.string().nullish() }),
});

const read = (group: Group, field: string): unknown =>
  field === 'source.id' ? group.source : readPath(group, field.split('.'));

/** `q` finds groups whose name starts with it, letter case aside. */
function selected(org: Org, { q, filter, search, sortBy, sortOrder }: Call['query']): Group[] {
  const wanted = q?.toLowerCase();
  const inFilter = filter ? compileQuery(filter, GROUP_FILTERS, read) : () => true;
  const inSearch = search ? compileQuery(search, GROUP_SEARCHES, read) : () => true;
  const found = [...org.store.groups.values()].filter(
    (group) =>
      (wanted === undefined || group.profile.name.toLowerCase().startsWith(wanted)) &&
      inFilter(group) &&
      inSearch(group),
  );
  return sortBy === undefined ? found : sortItems(found, sortBy, /^desc/i.test(sortOrder ?? ''), GROUP_SEARCHES, read);
}

function list(org: Org, call: Call) {
  const groups = selected(org, call.query);
  return page(call, org, groups, ({ id }) => id, { default: 50, max: 10_000 }).map((one) =>
    groupAnswer(org, one, call.query.expand),
  );
}

function checkName(org: Org, name: string, own?: Group): void {
  for (const group of org.store.groups.values())
    if (group !== own && group.type === 'OKTA_GROUP' && group.profile.name === name)
      throw validationFailed('name', 'name: An object with this field already exists in the current organization');
}

/** Only Okta's own groups change by API: an app's groups belong to the app, Everyone to Okta. */
function ownGroup(org: Org, call: Call): Group {
  const group = findGroup(org, call.params.groupId);
  if (group.type !== 'OKTA_GROUP') throw notPermitted();
  call.touch(groupTarget(group));
  return group;
}

function create(org: Org, call: Call) {
  const { profile } = body.parse(call.body);
  checkName(org, profile.name);
  const now = org.now();
  const group: Group = {
    id: org.id('00g'),
    type: 'OKTA_GROUP',
    created: now,
    lastUpdated: now,
    lastMembershipUpdated: now,
    profile: { ...profile, description: profile.description ?? null },
  };
  org.store.groups.set(group.id, group);
  call.touch(groupTarget(group));
  return groupAnswer(org, group);
}

function replace(org: Org, call: Call) {
  const group = ownGroup(org, call);
  const { profile } = body.parse(call.body);
  checkName(org, profile.name, group);
  group.profile = { ...profile, description: profile.description ?? null };
  group.lastUpdated = org.now();
  return groupAnswer(org, group);
}

async function remove(org: Org, call: Call) {
  const group = ownGroup(org, call);
  const { store } = org;
  const members = store.membersOf(group.id);
  store.members.set(group.id, new Set());
  await settleGroup(org, group.id, members);
  store.groups.delete(group.id);
  store.members.delete(group.id);
  for (const [appId, assignments] of store.assignments)
    store.assignments.set(
      appId,
      assignments.filter(({ groupId }) => groupId !== group.id),
    );
  for (const rule of store.rules.values()) if (rule.groupIds.includes(group.id)) rule.status = 'INVALID';
}

async function changeMember(org: Org, call: Call, member: boolean) {
  const group = ownGroup(org, call);
  const user = findUser(org, call.params.userId);
  const members = org.store.membersOf(group.id);
  if (member) members.add(user.id);
  else members.delete(user.id);
  group.lastMembershipUpdated = org.now();
  call.touch(userTarget(user));
  await settleGroup(org, group.id, [user.id]);
  if (org.store.settings.switches.groupFunctions === 'joining') await org.provisioning.userChanged(user, []);
}

export function groupEndpoints(org: Org): Endpoint[] {
  const url = '/api/v1/groups';
  const one = `${url}/:groupId`;
  const write = (event: string) => ({ kind: 'group', event });
  const membership = (action: string) => ({ kind: 'group-member', event: `group.user_membership.${action}` });
  const manage = 'okta.groups.manage';
  return [
    { method: 'GET', url, scope: 'okta.groups.read', handle: (call) => list(org, call) },
    { method: 'POST', url, scope: manage, write: write('group.lifecycle.create'), handle: (call) => create(org, call) },
    {
      method: 'GET',
      url: one,
      scope: 'okta.groups.read',
      handle: ({ params }) => groupAnswer(org, findGroup(org, params.groupId)),
    },
    { method: 'PUT', url: one, scope: manage, write: write('group.profile.update'), handle: (c) => replace(org, c) },
    {
      method: 'DELETE',
      url: one,
      scope: manage,
      write: write('group.lifecycle.delete'),
      handle: (call) => remove(org, call),
    },
    {
      method: 'GET',
      url: `${one}/users`,
      scope: 'okta.groups.read',
      handle: (call) => {
        const members = org.store.membersOf(findGroup(org, call.params.groupId).id);
        const ids = page(call, org, members, (id) => id, { default: 1000, max: 1000 });
        return ids.map((id) => userItem(org, findUser(org, id)));
      },
    },
    {
      method: 'PUT',
      url: `${one}/users/:userId`,
      scope: manage,
      write: membership('add'),
      handle: (call) => changeMember(org, call, true),
    },
    {
      method: 'DELETE',
      url: `${one}/users/:userId`,
      scope: manage,
      write: membership('remove'),
      handle: (call) => changeMember(org, call, false),
    },
  ];
}
