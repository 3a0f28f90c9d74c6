import { z } from 'zod';
import { crowdMember } from '../../company';
import { AdminRefusal, type AdminRoute } from '../../http';
import { DEMO } from '../data/fresh';
import type { AppUser, JsonObject, User } from '../entities';
import type { Org } from '../org';

const body = z.strictObject({ count: z.number().int().positive().max(1_000_000) });

const account = (of: Pick<AppUser, 'userId' | 'appId' | 'externalId'>, at: string, profile: JsonObject): AppUser => ({
  ...of,
  scope: 'GROUP',
  status: 'ACTIVE',
  syncState: 'SYNCHRONIZED',
  created: at,
  lastUpdated: at,
  lastSync: at,
  statusChanged: at,
  userName: String(profile.userName),
  profile,
});

const user = (org: Org, id: string, at: string, profile: JsonObject): User => ({
  id,
  status: 'ACTIVE',
  created: at,
  activated: at,
  statusChanged: at,
  lastUpdated: at,
  typeId: org.store.defaultUserType.id,
  profile,
  provenance: {},
  credentialsProvider: { type: 'ACTIVE_DIRECTORY', name: DEMO.activeDirectoryLabel },
});

/** Groups that everybody of the crowd is in: the one of all, and the one that RingCentral is given to. */
const groupsOfAll = ({ store }: Org) =>
  [...store.groups.values()].filter(({ type, profile }) => type === 'BUILT_IN' || profile.name === 'RingCentral Users');

/** Puts people into the org as if imports and pushes had settled long ago; nothing is sent anywhere. */
function fill(org: Org, count: number): { people: number } {
  const { store } = org;
  const ringcentral = [...store.apps.values()].find(({ name }) => name.startsWith('ringcentral'));
  if (!ringcentral) throw new AdminRefusal(409, 'This org has no RingCentral app yet.');
  const at = org.now();
  const members = groupsOfAll(org).map(({ id }) => store.membersOf(id));
  const inDirectory = store.appUsersOf(DEMO.activeDirectoryApp);
  const inRingCentral = store.appUsersOf(ringcentral.id);
  for (let n = 0; n < count; n += 1) {
    const { userId, directoryId, extensionId, okta, directory, ringcentral: profile } = crowdMember(n);
    store.putUser(user(org, userId, at, { ...okta }));
    for (const group of members) group.add(userId);
    const adAccount = { userId, appId: DEMO.activeDirectoryApp, externalId: directoryId };
    inDirectory.set(userId, account(adAccount, at, { ...directory }));
    const rcAccount = { userId, appId: ringcentral.id, externalId: `${extensionId}` };
    inRingCentral.set(userId, account(rcAccount, at, { ...profile }));
  }
  return { people: store.users.size };
}

/** For whoever wants to see how a command does with a company of another size. */
export const crowdRoute = (org: Org): AdminRoute => ({
  id: 'crowd',
  method: 'POST',
  path: '/crowd',
  body: { count: 10_000 },
  handler: (call) => fill(org, body.parse(call.body).count),
});
