import { z } from 'zod';
import type { JsonObject, User, UserStatus } from '../entities';
import type { Org } from '../org';
import { settleGroup, takeAllApps } from './accounts';
import { applyRule } from './group-rule';
import { activeStatus } from './user-lifecycle';
import { checkProfile, checkSourced } from './user-profile';

const secret = z.looseObject({ value: z.string().nullish(), hash: z.looseObject({}).nullish() });
export const credentialsBody = z.looseObject({
  password: secret.nullish(),
  recovery_question: z.looseObject({ question: z.string().nullish(), answer: z.string().nullish() }).nullish(),
  provider: z.looseObject({ type: z.string(), name: z.string().nullish() }).nullish(),
});
export type CredentialsBody = z.infer<typeof credentialsBody>;

const clean = (profile: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null && value !== undefined));

/** A password's hash comes from another system: such people are "imported" (recorded). */
export function setCredentials(
  org: Org,
  user: User,
  { password, recovery_question: question, provider }: CredentialsBody,
): void {
  if (password?.value ?? password?.hash) user.passwordChanged = org.now();
  if (password?.hash) user.credentialsProvider = { type: 'IMPORT', name: 'IMPORT' };
  if (provider) user.credentialsProvider = { type: provider.type, name: provider.name ?? provider.type };
  if (question?.question) user.recoveryQuestion = question.question;
}

interface NewUser {
  readonly activate: boolean;
  readonly id?: string;
  readonly credentials?: CredentialsBody | undefined;
  /** App that an import makes the person from: their password stays there. */
  readonly importedFrom?: string;
  readonly typeId?: string | undefined;
}

function newUser(org: Org, profile: JsonObject, how: NewUser): User {
  const now = org.now();
  const directory = org.store.apps.get(how.importedFrom ?? '');
  const user: User = {
    id: how.id ?? org.id('00u'),
    status: 'STAGED',
    created: now,
    activated: null,
    statusChanged: null,
    lastUpdated: now,
    typeId: how.typeId ?? org.store.defaultUserType.id,
    profile: clean(profile),
    provenance: Object.fromEntries(Object.keys(profile).map((name) => [name, how.importedFrom ?? 'okta'])),
    credentialsProvider: directory
      ? { type: directory.signOnMode === null ? 'ACTIVE_DIRECTORY' : 'IMPORT', name: directory.label }
      : { type: 'OKTA', name: 'OKTA' },
  };
  setCredentials(org, user, how.credentials ?? {});
  if (how.activate) Object.assign(user, { status: activeStatus(user), activated: now, statusChanged: now });
  else if (user.passwordChanged !== undefined) user.statusChanged = now;
  return user;
}

/** A person made through the API or by an import. */
export async function createUser(org: Org, profile: JsonObject, how: NewUser): Promise<User> {
  const user = newUser(org, profile, how);
  checkProfile(org, 'newUser', profile, user, Object.keys(profile));
  org.store.putUser(user);
  const everyone = [...org.store.groups.values()].filter(({ type }) => type === 'BUILT_IN');
  for (const { id } of everyone) org.store.membersOf(id).add(user.id);
  await settleUser(org, user, Object.keys(user.profile));
  for (const { id } of everyone) await settleGroup(org, id, [user.id]);
  return user;
}

interface UserChange {
  readonly profile?: JsonObject | undefined;
  readonly credentials?: CredentialsBody | undefined;
  readonly typeId?: string | undefined;
  /** PUT: what is not sent is emptied. */
  readonly replace: boolean;
}

/** Changes a person by hand or by API. A value that a profile source gives refuses edits. */
export async function updateUser(
  org: Org,
  user: User,
  { profile, credentials, typeId, replace }: UserChange,
): Promise<void> {
  const incoming = profile ?? {};
  const typed = { ...user, typeId: typeId ?? user.typeId };
  const wanted = clean(replace && profile ? incoming : { ...user.profile, ...incoming });
  const names = new Set([...Object.keys(wanted), ...Object.keys(user.profile)]);
  const changed = [...names].filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(user.profile[name]));
  checkSourced(org, user, changed);
  checkProfile(org, 'user', wanted, typed, [...Object.keys(incoming), ...changed.filter((name) => name in wanted)]);
  // The index of logins reads the profile that is stored, so a new object replaces the old one.
  const next: User = { ...typed, profile: wanted, provenance: { ...user.provenance } };
  if (profile !== undefined) next.lastUpdated = org.now();
  for (const name of changed) next.provenance[name] = 'okta';
  setCredentials(org, next, credentials ?? {});
  org.store.putUser(next);
  if (changed.length > 0) await settleUser(org, next, changed);
}

export async function setStatus(org: Org, user: User, status: UserStatus): Promise<void> {
  const now = org.now();
  Object.assign(user, { status, statusChanged: now, lastUpdated: now });
  if (status === 'ACTIVE' || status === 'PROVISIONED') user.activated ??= now;
  if (status === 'DEPROVISIONED') await takeAllApps(org, user.id);
  await settleUser(org, user, ['status']);
}

/** Group rules first, then whatever provisioning does. */
async function settleUser(org: Org, user: User, attributes: readonly string[]): Promise<void> {
  for (const rule of org.store.rules.values()) await applyRule(org, rule, [user]);
  await org.provisioning.userChanged(user, attributes);
}
