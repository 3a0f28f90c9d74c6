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

async function giveApp(org: Org, app: App, userId: string, profile: object): Promise<void> {
  const accounts = org.store.appUsersOf(app.id);
  const user = org.store.users.get(userId);
  if (!user || accounts.has(userId) || user.status === 'DEPROVISIONED') return;
  const account = newAccount(org, app, user, 'GROUP', profile);
  accounts.set(userId, account);
  await org.provisioning.assigned(app, account);
}

/** Takes an app from a person; the account in the system behind it is provisioning's matter. */
export async function takeApp(org: Org, app: App, account: AppUser): Promise<void> {
  await org.provisioning.unassigned(app, account);
  org.store.appUsersOf(app.id).delete(account.userId);
}

/** A person who is deactivated loses every app, directories aside: those know the person by themselves. */
export async function takeAllApps(org: Org, userId: string): Promise<void> {
  for (const app of org.store.apps.values()) {
    const account = org.store.appUsersOf(app.id).get(userId);
    if (account && app.signOnMode !== null) await takeApp(org, app, account);
  }
}

/** Everybody whom an app's groups, or its accounts, concern. */
function concerned(org: Org, app: App): Set<string> {
  const people = new Set(org.store.appUsersOf(app.id).keys());
  for (const { groupId } of org.store.assignmentsOf(app.id))
    for (const userId of org.store.membersOf(groupId)) people.add(userId);
  return people;
}

/**
 * Gives the app to members of its groups, and takes it from those whose last group went: for everybody, or for the
 * people whose membership changed.
 */
export async function settleAccounts(
  org: Org,
  app: App,
  people: Iterable<string> = concerned(org, app),
): Promise<void> {
  for (const userId of people) {
    const profile = groupProfile(org, app, userId);
    if (profile) await giveApp(org, app, userId, profile);
    else {
      const account = org.store.appUsersOf(app.id).get(userId);
      if (account?.scope === 'GROUP') await takeApp(org, app, account);
    }
  }
}

/** After a membership changed: every app that the group is assigned to. */
export async function settleGroup(org: Org, groupId: string, people: Iterable<string>): Promise<void> {
  for (const app of org.store.apps.values())
    if (org.store.assignmentsOf(app.id).some((assignment) => assignment.groupId === groupId))
      await settleAccounts(org, app, people);
}
