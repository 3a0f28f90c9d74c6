import type { AppUser, User } from '../entities';
import type { Org } from '../org';

export function userAnswer(org: Org, user: User) {
  return {
    id: user.id,
    status: user.status,
    created: user.created,
    activated: user.activated,
    statusChanged: user.statusChanged,
    lastLogin: null,
    lastUpdated: user.lastUpdated,
    passwordChanged: null,
    type: { id: user.typeId },
    profile: user.profile,
    credentials: { provider: user.credentialsProvider },
    _links: { self: { href: `${org.url}/api/v1/users/${user.id}` } },
  };
}

export function appUserAnswer(org: Org, account: AppUser) {
  const { appId, userId } = account;
  return {
    id: userId,
    ...(account.externalId === undefined ? {} : { externalId: account.externalId }),
    created: account.created,
    lastUpdated: account.lastUpdated,
    scope: account.scope,
    status: account.status,
    statusChanged: account.statusChanged,
    ...(account.lastSync === undefined ? {} : { lastSync: account.lastSync }),
    passwordChanged: null,
    syncState: account.syncState,
    credentials: { userName: account.userName },
    profile: account.profile,
    _links: {
      app: { href: `${org.url}/api/v1/apps/${appId}` },
      user: { href: `${org.url}/api/v1/users/${userId}` },
    },
  };
}
