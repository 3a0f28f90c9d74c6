import type { App, AppUser, User } from '../entities';
import type { Org } from '../org';

/** A new account of a person in an app, with the profile that mappings and the group's own values give. */
export function newAccount(org: Org, app: App, user: User, scope: AppUser['scope'], profile: object): AppUser {
  const now = org.now();
  return {
    userId: user.id,
    appId: app.id,
    scope,
    status: 'ACTIVE',
    syncState: 'DISABLED',
    created: now,
    lastUpdated: now,
    statusChanged: now,
    userName: typeof user.profile.email === 'string' ? user.profile.email : null,
    profile: { ...org.provisioning.profileFor(app, user), ...profile },
  };
}

/** The app-assignment profile of the highest group that gives a person the app; undefined: no group does. */
function groupProfile(org: Org, app: App, userId: string): object | undefined {
  const assignment = org.store.assignmentsOf(app.id).find(({ groupId }) => org.store.membersOf(groupId).has(userId));
  return assignment?.profile;
}

/** Gives the app to every member of its groups, and takes it from those whose last group went. */
export async function settleAccounts(org: Org, app: App): Promise<void> {
  const accounts = org.store.appUsersOf(app.id);
  for (const { groupId, profile } of org.store.assignmentsOf(app.id)) {
    for (const userId of org.store.membersOf(groupId)) {
      const user = org.store.users.get(userId);
      if (!user || accounts.has(userId) || user.status === 'DEPROVISIONED') continue;
      const account = newAccount(org, app, user, 'GROUP', profile);
      accounts.set(userId, account);
      await org.provisioning.assigned(app, account);
    }
  }
  for (const account of [...accounts.values()]) {
    if (account.scope !== 'GROUP' || groupProfile(org, app, account.userId)) continue;
    await org.provisioning.unassigned(app, account);
    accounts.delete(account.userId);
  }
}

/** After a membership changed: every app that the group is assigned to. */
export async function settleGroup(org: Org, groupId: string): Promise<void> {
  for (const app of org.store.apps.values())
    if (org.store.assignmentsOf(app.id).some((assignment) => assignment.groupId === groupId))
      await settleAccounts(org, app);
}
