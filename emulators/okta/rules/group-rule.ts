import type { GroupRule, User } from '../entities';
import { OKTA_SYSTEM, type Org } from '../org';
import { settleGroup } from './accounts';

const excludes = (org: Org, rule: GroupRule, user: User) =>
  rule.excludedUsers.includes(user.id) || rule.excludedGroups.some((id) => org.store.membersOf(id).has(user.id));

/** Brings the members of a rule's groups in line with the rule, for everybody or for one person. */
export async function applyRule(org: Org, rule: GroupRule, users?: readonly User[]): Promise<void> {
  if (rule.status !== 'ACTIVE') return;
  for (const groupId of rule.groupIds) {
    const group = org.store.groups.get(groupId);
    if (!group) continue;
    const members = org.store.membersOf(groupId);
    const joined: string[] = [];
    for (const user of users ?? org.store.users.values())
      if (!members.has(user.id) && !excludes(org, rule, user) && org.provisioning.ruleHolds(rule.expression, user))
        joined.push(user.id);
    if (joined.length === 0) continue;
    for (const id of joined) members.add(id);
    group.lastMembershipUpdated = org.now();
    org.log('group.user_membership.add', OKTA_SYSTEM, [
      { id: groupId, type: 'UserGroup', displayName: group.profile.name },
    ]);
    await settleGroup(org, groupId, joined);
  }
}

/** Deletes a rule; its members stay in the groups unless they are removed too. */
export async function removeRule(org: Org, rule: GroupRule, removeUsers: boolean): Promise<void> {
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
