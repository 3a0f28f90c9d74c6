import type { GroupRule, User } from '../entities';
import { OKTA_SYSTEM, type Org } from '../org';
import { settleGroup } from './accounts';

const excludes = (org: Org, rule: GroupRule, user: User) =>
  rule.excludedUsers.includes(user.id) || rule.excludedGroups.some((id) => org.store.membersOf(id).has(user.id));

const holds = (org: Org, rule: GroupRule, user: User): boolean =>
  !excludes(org, rule, user) && org.provisioning.ruleHolds(rule.expression, user) === true;

/** Whether another rule keeps the person in the group. */
const keptByOther = (org: Org, rule: GroupRule, groupId: string, user: User): boolean =>
  [...org.store.rules.values()].some(
    (other) =>
      other !== rule && other.status === 'ACTIVE' && other.groupIds.includes(groupId) && holds(org, other, user),
  );

const keyOf = (groupId: string, userId: string): string => `${groupId} ${userId}`;

/** Who joins a group of the rule, and who was put there by it and no longer satisfies it. */
function movesOf(org: Org, rule: GroupRule, groupId: string, users: Iterable<User>) {
  const members = org.store.membersOf(groupId);
  const joined: string[] = [];
  const left: string[] = [];
  for (const user of users) {
    const isMember = members.has(user.id);
    if (!isMember && holds(org, rule, user)) joined.push(user.id);
    if (!isMember || !rule.assigned?.[keyOf(groupId, user.id)] || holds(org, rule, user)) continue;
    delete rule.assigned[keyOf(groupId, user.id)];
    if (!keptByOther(org, rule, groupId, user)) left.push(user.id);
  }
  return { members, joined, left };
}

/** Brings the members of a rule's groups in line with the rule, for everybody or for one person. */
export const applyRule = (org: Org, rule: GroupRule, users?: readonly User[]): Promise<void> =>
  org.provisioning.steadily(() => applied(org, rule, users));

async function applied(org: Org, rule: GroupRule, users?: readonly User[]): Promise<void> {
  if (rule.status !== 'ACTIVE') return;
  for (const groupId of rule.groupIds) {
    const group = org.store.groups.get(groupId);
    if (!group) continue;
    const { members, joined, left } = movesOf(org, rule, groupId, users ?? org.store.users.values());
    if (joined.length + left.length === 0) continue;
    for (const id of joined) {
      members.add(id);
      (rule.assigned ??= {})[keyOf(groupId, id)] = true;
    }
    for (const id of left) members.delete(id);
    group.lastMembershipUpdated = org.now();
    const target = [{ id: groupId, type: 'UserGroup', displayName: group.profile.name }];
    if (joined.length > 0) org.log('group.user_membership.add', OKTA_SYSTEM, target);
    if (left.length > 0) org.log('group.user_membership.remove', OKTA_SYSTEM, target);
    await settleGroup(org, groupId, [...joined, ...left]);
  }
}

/** Deletes a rule; its members stay in the groups unless they are removed too. */
export const removeRule = (org: Org, rule: GroupRule, removeUsers: boolean): Promise<void> =>
  org.provisioning.steadily(() => removed(org, rule, removeUsers));

async function removed(org: Org, rule: GroupRule, removeUsers: boolean): Promise<void> {
  org.store.rules.delete(rule.id);
  if (!removeUsers) return;
  for (const groupId of rule.groupIds) {
    const left = [...org.store.membersOf(groupId)].filter((id) => {
      const user = org.store.users.get(id);
      return user && org.provisioning.ruleHolds(rule.expression, user);
    });
    for (const id of left) org.store.membersOf(groupId).delete(id);
    await settleGroup(org, groupId, left);
  }
}
