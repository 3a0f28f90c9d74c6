import type { AppUser, User, UserStatus } from '../entities';
import type { Org } from '../org';

/** What may be done with a person in each status, as the links of recorded answers say. */
const LINKS: Readonly<Record<UserStatus, readonly string[]>> = {
  STAGED: ['activate'],
  PROVISIONED: ['suspend', 'resetPassword', 'reactivate', 'deactivate'],
  ACTIVE: [
    'suspend',
    'resetPassword',
    'forgotPassword',
    'expirePassword',
    'changeRecoveryQuestion',
    'changePassword',
    'deactivate',
  ],
  RECOVERY: ['suspend', 'resetPassword', 'reactivate', 'deactivate'],
  PASSWORD_EXPIRED: ['suspend', 'resetPassword', 'changePassword', 'deactivate'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'deactivate'],
  SUSPENDED: ['unsuspend', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete'],
};

const PATHS: Readonly<Record<string, string>> = {
  resetPassword: 'lifecycle/reset_password',
  expirePassword: 'lifecycle/expire_password',
  forgotPassword: 'credentials/forgot_password',
  changePassword: 'credentials/change_password',
  changeRecoveryQuestion: 'credentials/change_recovery_question',
};

function links(org: Org, user: User) {
  const self = `${org.url}/api/v1/users/${user.id}`;
  const schemaId = org.store.userTypes.get(user.typeId)?.schemaId;
  const possible = LINKS[user.status].map((name): [string, object] =>
    name === 'delete'
      ? [name, { href: self, method: 'DELETE' }]
      : [name, { href: `${self}/${PATHS[name] ?? `lifecycle/${name}`}`, method: 'POST' }],
  );
  return {
    ...Object.fromEntries(possible),
    schema: { href: `${org.url}/api/v1/meta/schemas/user/${schemaId}` },
    type: { href: `${org.url}/api/v1/meta/types/user/${user.typeId}` },
    self: { href: self },
  };
}

export const credentialsAnswer = ({ passwordChanged, recoveryQuestion, credentialsProvider }: User) => ({
  ...(passwordChanged === undefined ? {} : { password: {} }),
  ...(recoveryQuestion === undefined ? {} : { recovery_question: { question: recoveryQuestion } }),
  provider: credentialsProvider,
});

/** A person as they stand in a list: with a link to themselves only (recorded). */
export function userItem(org: Org, user: User) {
  return {
    id: user.id,
    status: user.status,
    created: user.created,
    activated: user.activated,
    statusChanged: user.statusChanged,
    lastLogin: null,
    lastUpdated: user.lastUpdated,
    passwordChanged: user.passwordChanged ?? null,
    type: { id: user.typeId },
    // Both are there without a value too (recorded).
    profile: { mobilePhone: null, secondEmail: null, ...user.profile },
    credentials: credentialsAnswer(user),
    _links: { self: { href: `${org.url}/api/v1/users/${user.id}` } },
  };
}

export const userAnswer = (org: Org, user: User) => ({ ...userItem(org, user), _links: links(org, user) });

export function appUserAnswer(org: Org, account: AppUser, expanded?: object) {
  const { appId, userId } = account;
  const base = Object.keys(org.store.appSchemas.get(appId)?.base ?? {}).filter((name) => name !== 'userName');
  return {
    id: userId,
    externalId: account.externalId ?? null,
    created: account.created,
    lastUpdated: account.lastUpdated,
    scope: account.scope,
    status: account.status,
    statusChanged: account.statusChanged,
    ...(account.lastSync === undefined ? {} : { lastSync: account.lastSync }),
    passwordChanged: null,
    syncState: account.syncState,
    credentials: { userName: account.userName },
    // Every base attribute is there, without a value too (recorded).
    profile: { ...Object.fromEntries(base.map((name) => [name, null])), ...account.profile },
    _links: {
      app: { href: `${org.url}/api/v1/apps/${appId}` },
      user: { href: `${org.url}/api/v1/users/${userId}` },
    },
    ...(expanded === undefined ? {} : { _embedded: expanded }),
  };
}
