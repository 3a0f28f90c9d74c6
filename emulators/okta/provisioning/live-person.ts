import type { AppUser as Link, Membership, OktaStatus, OktaUser, Person, Profile, Step } from '../../../engine/sync';
import type { AppUser, Group, User, UserStatus } from '../entities';
import type { Org } from '../org';

const STATUSES: Partial<Record<UserStatus, OktaStatus>> = {
  STAGED: 'STAGED',
  SUSPENDED: 'SUSPENDED',
  DEPROVISIONED: 'DEPROVISIONED',
};

/** Locked out, with an expired password or none yet, a person is as active as anybody to provisioning. */
const statusOf = ({ status }: User): OktaStatus => STATUSES[status] ?? 'ACTIVE';

const linkOf = ({ externalId = '', status, seen, wrote, profile }: AppUser): Link => ({
  externalId,
  status: status === 'DEPROVISIONED' ? 'INACTIVE' : status === 'INACTIVE' ? 'SUSPENDED' : 'ACTIVE',
  seen: seen ?? 'enabled',
  profile: profile as Profile,
  wrote: wrote ?? [],
});

const membershipsOf = (org: Org, userId: string): Membership[] =>
  [...org.store.groups.values()]
    .filter(({ id }) => org.store.membersOf(id).has(userId))
    .map(({ id, profile, source }) => ({ id, name: profile.name, by: source ?? 'okta' }));

/** A person of the org as the sync engine sees one. Accounts themselves live in the systems. */
export function personOf(org: Org, user: User): Person {
  const appUsers: Record<string, Link> = {};
  for (const app of org.store.apps.values()) {
    const account = org.store.appUsersOf(app.id).get(user.id);
    if (account && app.status === 'ACTIVE') appUsers[app.id] = linkOf(account);
  }
  const okta: OktaUser = {
    status: statusOf(user),
    profile: user.profile as Profile,
    provenance: Object.fromEntries(Object.entries(user.provenance).filter(([, by]) => by !== 'okta')),
    groups: membershipsOf(org, user.id),
    assigned: Object.keys(appUsers),
  };
  return { id: user.id, okta, appUsers, accounts: {} };
}

const STORED: Record<Link['status'], AppUser['status']> = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'INACTIVE',
  INACTIVE: 'DEPROVISIONED',
};

function keepLink(org: Org, appId: string, userId: string, link: Link): void {
  const accounts = org.store.appUsersOf(appId);
  const now = org.now();
  const known = accounts.get(userId);
  const status = STORED[link.status];
  accounts.set(userId, {
    ...(known ?? { userId, appId, scope: 'USER', syncState: 'SYNCHRONIZED', created: now, userName: null }),
    ...(link.externalId === '' ? {} : { externalId: link.externalId }),
    status,
    statusChanged: known?.status === status ? known.statusChanged : now,
    lastUpdated: now,
    userName: (link.profile.userName as string | undefined) ?? known?.userName ?? null,
    profile: { ...link.profile },
    seen: link.seen,
    wrote: [...link.wrote],
  });
}

/** Sets what a step changed, and leaves the rest as it is by now. */
function keepOkta(org: Org, user: User, before: OktaUser, after: OktaUser): void {
  const profile = { ...user.profile };
  const provenance = { ...user.provenance };
  for (const name of Object.keys(after.profile)) {
    if (before.profile[name] === after.profile[name]) continue;
    profile[name] = after.profile[name];
    provenance[name] = after.provenance[name] ?? 'okta';
  }
  const now = org.now();
  const next: User = { ...user, profile, provenance, lastUpdated: now };
  if (before.status !== after.status) Object.assign(next, { status: after.status, statusChanged: now });
  if (next.status === 'ACTIVE') next.activated ??= now;
  org.store.putUser(next);
}

/** The group of a membership: by id, or a directory's own by name. */
const groupOf = (org: Org, { id, name, by }: Membership): Group | undefined =>
  id === undefined
    ? [...org.store.groups.values()].find(({ profile, source }) => profile.name === name && source === by)
    : org.store.groups.get(id);

/** Carries changed memberships over; everybody stays in Everyone. Answers the groups that gained or lost the person. */
function keepGroups(org: Org, userId: string, before: readonly Membership[], after: readonly Membership[]): string[] {
  const was = new Set(before.flatMap((membership) => groupOf(org, membership)?.id ?? []));
  const is = new Set(after.flatMap((membership) => groupOf(org, membership)?.id ?? []));
  const moved = [...new Set([...was, ...is])].filter((id) => was.has(id) !== is.has(id));
  return moved.filter((id) => {
    if (org.store.groups.get(id)?.type === 'BUILT_IN') return false;
    const members = org.store.membersOf(id);
    if (is.has(id)) members.add(userId);
    else members.delete(userId);
    return true;
  });
}

/** Stores what a step changed of a person, and answers the groups whose members changed. */
export function keepPerson(org: Org, { before, person }: Step): string[] {
  const user = org.store.users.get(person.id);
  if (user === undefined || person.okta === null || before.okta === null || before === person) return [];
  keepOkta(org, user, before.okta, person.okta);
  for (const [appId, link] of Object.entries(person.appUsers))
    if (before.appUsers[appId] !== link) keepLink(org, appId, user.id, link);
  for (const appId of Object.keys(before.appUsers))
    if (person.appUsers[appId] === undefined) org.store.appUsersOf(appId).delete(user.id);
  return keepGroups(org, user.id, before.okta.groups, person.okta.groups);
}
