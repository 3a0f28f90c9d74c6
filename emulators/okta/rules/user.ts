import type { JsonObject, User, UserStatus } from '../entities';
import { OktaError, validationFailed } from '../errors';
import type { Org } from '../org';
import { takeAllApps } from './accounts';
import { applyRule } from './group-rule';

/** Name of an attribute's source where it is not Okta: an app that is a profile source and wrote the value. */
function sourceOf(org: Org, user: User, attribute: string): string | undefined {
  const { base, custom } = org.store.defaultUserSchema;
  // "Inherit from Okta": whoever wrote the value before, it is edited in Okta from then on.
  if ((base[attribute] ?? custom[attribute])?.master?.type === 'OKTA') return undefined;
  const writer = user.provenance[attribute];
  if (writer === undefined || writer === 'okta') return undefined;
  return org.store.apps.get(writer)?.features.includes('PROFILE_MASTERING') ? writer : undefined;
}

/** Refuses attributes that the schema lacks. */
function checkKnown(org: Org, operation: string, profile: JsonObject): void {
  const { base, custom } = org.store.defaultUserSchema;
  for (const name of Object.keys(profile))
    if (!(name in base || name in custom))
      throw validationFailed(operation, `Property name '${name}' is not defined in profile`);
}

function checkRequired(org: Org, operation: string, profile: JsonObject): void {
  for (const [name, { required }] of Object.entries(org.store.defaultUserSchema.base))
    if (required && (profile[name] === undefined || profile[name] === null || profile[name] === ''))
      throw validationFailed(operation, `${name}: The field cannot be left blank`);
}

function checkLogin(org: Org, operation: string, login: unknown, own?: User): void {
  const holder = org.store.user(String(login));
  if (holder && holder !== own)
    throw validationFailed(operation, 'login: An object with this field already exists in the current organization');
}

const clean = (profile: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null && value !== undefined));

/** A person made through the API or by an import; `provenance` names who gave each value. */
export async function createUser(
  org: Org,
  profile: JsonObject,
  activate: boolean,
  writer = 'okta',
  id = org.id('00u'),
): Promise<User> {
  checkKnown(org, 'newUser', profile);
  checkRequired(org, 'newUser', profile);
  checkLogin(org, 'newUser', profile.login);
  const now = org.now();
  const user: User = {
    id,
    status: activate ? 'ACTIVE' : 'STAGED',
    created: now,
    activated: activate ? now : null,
    statusChanged: activate ? now : null,
    lastUpdated: now,
    typeId: org.store.defaultUserType.id,
    profile: clean(profile),
    provenance: Object.fromEntries(Object.keys(profile).map((name) => [name, writer])),
    credentialsProvider: { type: 'OKTA', name: 'OKTA' },
  };
  org.store.putUser(user);
  for (const group of org.store.groups.values())
    if (group.type === 'BUILT_IN') org.store.membersOf(group.id).add(user.id);
  await settleUser(org, user, Object.keys(user.profile));
  return user;
}

/** Changes a profile by hand or by API. A value that a profile source gives refuses edits. */
export async function updateUser(org: Org, user: User, incoming: JsonObject, replace: boolean): Promise<void> {
  checkKnown(org, 'user', incoming);
  const wanted = clean(replace ? incoming : { ...user.profile, ...incoming });
  const names = new Set([...Object.keys(wanted), ...Object.keys(user.profile)]);
  const changed = [...names].filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(user.profile[name]));
  for (const name of changed)
    if (sourceOf(org, user, name) !== undefined)
      throw new OktaError(
        403,
        'E0000075',
        `The ${name} attribute cannot be changed: it is mastered under another system.`,
      );
  checkRequired(org, 'user', wanted);
  checkLogin(org, 'user', wanted.login, user);
  // The index of logins reads the profile that is stored, so a new object replaces the old one.
  const next = { ...user, profile: wanted, provenance: { ...user.provenance }, lastUpdated: org.now() };
  for (const name of changed) next.provenance[name] = 'okta';
  org.store.putUser(next);
  if (changed.length > 0) await settleUser(org, next, changed);
}

const TRANSITIONS: Record<string, { from: readonly UserStatus[]; to: UserStatus }> = {
  activate: { from: ['STAGED', 'DEPROVISIONED'], to: 'ACTIVE' },
  reactivate: { from: ['PROVISIONED', 'RECOVERY'], to: 'ACTIVE' },
  deactivate: { from: ['STAGED', 'PROVISIONED', 'ACTIVE', 'SUSPENDED', 'LOCKED_OUT', 'RECOVERY'], to: 'DEPROVISIONED' },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
  unsuspend: { from: ['SUSPENDED'], to: 'ACTIVE' },
};

/** The status that a lifecycle operation leads to; undefined: Okta refuses it in the present status. */
export const nextStatus = (operation: string, from: UserStatus): UserStatus | undefined =>
  TRANSITIONS[operation]?.from.includes(from) ? TRANSITIONS[operation].to : undefined;

export async function setStatus(org: Org, user: User, status: UserStatus): Promise<void> {
  const now = org.now();
  Object.assign(user, { status, statusChanged: now, lastUpdated: now });
  if (status === 'ACTIVE') user.activated ??= now;
  if (status === 'DEPROVISIONED') await takeAllApps(org, user.id);
  await settleUser(org, user, ['status']);
}

/** Group rules first, then whatever provisioning does. */
async function settleUser(org: Org, user: User, attributes: readonly string[]): Promise<void> {
  for (const rule of org.store.rules.values()) await applyRule(org, rule, [user]);
  await org.provisioning.userChanged(user, attributes);
}
