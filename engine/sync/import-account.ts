import { assignable, isAssigned } from './access';
import type { CompiledSystem, Flows } from './compile';
import { Draft } from './draft';
import type { Surroundings } from './evaluate';
import { deprovision } from './lifecycle';
import { profileSourceOf } from './ownership';
import type { Account, AppUser, Membership, Person, Step } from './person';
import { initialise, recompute } from './recompute';
import { follow } from './reconcile';
import { isBlank, type Profile, type Value } from './values';

/** A full import compares everyone; an incremental one only looks at what changed since the last. */
export type ImportKind = 'full' | 'incremental';

/** A value that was there and is gone reads as `""`, as an emptied attribute does in Okta's expressions. */
const emptied = (present: Value | undefined): Value => (typeof present === 'string' && present !== '' ? '' : null);

/** Okta's copy takes what the account reports; an attribute that is not reported stays. Answers whether anything moved. */
const copyProfile = (draft: Draft, system: CompiledSystem, account: Account): boolean => {
  const before = draft.writes;
  const present = draft.appUsers[system.id]?.profile ?? {};
  if (present === account.profile) return false;
  for (const attribute in account.profile) {
    const value = account.profile[attribute];
    const current = present[attribute];
    if (value === current) continue;
    if (isBlank(value)) {
      if (!isBlank(current)) draft.setApp(system.id, attribute, emptied(current));
    } else draft.setApp(system.id, attribute, value);
  }
  return draft.writes !== before;
};

const followGroups = (draft: Draft, system: CompiledSystem, names: readonly string[]): void => {
  const present = draft.okta?.groups ?? [];
  const mine = present.filter(({ by }) => by === system.id);
  if (mine.length === names.length && mine.every(({ name }) => names.includes(name))) return;
  const others = present.filter(({ by }) => by !== system.id);
  draft.setGroups([...others, ...names.map((name): Membership => ({ name, by: system.id }))]);
};

/**
 * The directory is the profile source, so the person's life in Okta follows it: disabled there, deactivated here;
 * enabled again there, active again here if Okta Support has switched on AD Reactivation.
 */
const followStatus = (flows: Flows, draft: Draft, system: CompiledSystem, appUser: AppUser, account: Account): void => {
  if (account.status !== appUser.seen) draft.patchAppUser(system.id, { seen: account.status });
  if (account.status === 'disabled') {
    if (draft.okta?.status !== 'DEPROVISIONED' && profileSourceOf(flows, draft)?.id === system.id)
      deprovision(flows, draft);
    return;
  }
  if (appUser.status !== 'INACTIVE') return;
  const activeInOkta = draft.okta !== null && draft.okta.status !== 'DEPROVISIONED';
  if (!activeInOkta && appUser.seen !== 'disabled') return;
  if (!activeInOkta && !flows.configuration.flags.adReactivation) {
    const message = `enabled again in ${system.id}, but AD Reactivation is off: an admin has to activate the user in Okta`;
    draft.notice({ id: 'reactivation-needs-flag', where: system.id, message });
    return;
  }
  draft.patchAppUser(system.id, { status: 'ACTIVE' });
  if (!activeInOkta) draft.setStatus('ACTIVE');
};

/** One account's import for a person already linked to it, without what follows from it. */
export const importInto = (
  flows: Flows,
  draft: Draft,
  system: CompiledSystem,
  account: Account,
  kind: ImportKind,
  surroundings: Surroundings,
): void => {
  const appUser = draft.appUsers[system.id];
  if (appUser === undefined || draft.okta === null || !system.settings.importUsers) return;
  const before = draft.writes;
  copyProfile(draft, system, account);
  followStatus(flows, draft, system, appUser, account);
  if (account.groups !== undefined && draft.linked(system.id) !== undefined)
    followGroups(draft, system, account.groups);
  if (kind === 'full' || draft.writes !== before) recompute(flows, draft, system.id, surroundings);
};

/** An import finds the account of a linked person: copies it, recomputes Okta's profile, and does what follows. */
export const importAccount = (
  flows: Flows,
  person: Person,
  systemId: string,
  account: Account,
  kind: ImportKind = 'incremental',
  surroundings: Surroundings = {},
): Step => {
  const draft = new Draft(person);
  const system = flows.systems.get(systemId);
  if (system !== undefined) importInto(flows, draft, system, account, kind, surroundings);
  if (kind === 'full' || draft.writes > 0) follow(flows, draft, surroundings);
  return draft.step();
};

/**
 * The account is gone from the system, by deletion or out of the import's scope. Where the system is the person's profile
 * source the person is deactivated in Okta; elsewhere only the link ends, and nothing is created anew until the next event.
 */
export const importDeletion = (
  flows: Flows,
  person: Person,
  systemId: string,
  surroundings: Surroundings = {},
): Step => {
  const draft = new Draft(person);
  const system = flows.systems.get(systemId);
  if (system === undefined || draft.appUsers[systemId] === undefined) return draft.step();
  const owned = profileSourceOf(flows, draft)?.id === systemId;
  if (owned) deprovision(flows, draft);
  if (system.directory) draft.patchAppUser(systemId, { status: 'INACTIVE', seen: 'deleted' });
  else {
    draft.setAppUser(systemId, undefined);
    if (draft.okta?.assigned.includes(systemId) === true)
      draft.setAssigned(draft.okta.assigned.filter((id) => id !== systemId));
  }
  if (owned) follow(flows, draft, surroundings);
  return draft.step();
};

/** Okta's first copy of an account: what is empty there was never populated here. */
const adopted = (profile: Profile): Profile =>
  Object.values(profile).includes('')
    ? Object.fromEntries(Object.entries(profile).filter(([, value]) => !isBlank(value)))
    : profile;

const linkOf = (account: Account): AppUser => ({
  externalId: account.externalId,
  status: 'ACTIVE',
  seen: account.status,
  profile: adopted(account.profile),
  wrote: [],
});

const confirm = (
  flows: Flows,
  draft: Draft,
  system: CompiledSystem,
  account: Account,
  surroundings: Surroundings,
  first: () => void,
): Step => {
  draft.setAppUser(system.id, linkOf(account));
  first();
  if (assignable(system) && draft.okta !== null && !isAssigned(draft, system))
    draft.setAssigned([...draft.okta.assigned, system.id]);
  if (account.groups !== undefined) followGroups(draft, system, account.groups);
  recompute(flows, draft, system.id, surroundings);
  if (account.status === 'disabled' && profileSourceOf(flows, draft)?.id === system.id) deprovision(flows, draft);
  follow(flows, draft, surroundings);
  return draft.step();
};

/** Confirms a match: the account is linked to a person who exists in Okta, who comes alive again if deactivated. */
export const linkAccount = (
  flows: Flows,
  person: Person,
  system: CompiledSystem,
  account: Account,
  surroundings: Surroundings = {},
): Step => {
  const draft = new Draft(person);
  return confirm(flows, draft, system, account, surroundings, () => {
    if (draft.okta?.status === 'DEPROVISIONED' && system.settings.profileSource && account.status === 'enabled')
      draft.setStatus('ACTIVE');
  });
};

/** Confirms a new user: the account becomes a person in Okta. */
export const createFromAccount = (
  flows: Flows,
  id: string,
  system: CompiledSystem,
  account: Account,
  activate: boolean,
  surroundings: Surroundings = {},
): Step => {
  const okta = {
    status: activate ? 'ACTIVE' : 'STAGED',
    profile: {},
    provenance: {},
    groups: [],
    assigned: [],
  } as const;
  const draft = new Draft({ id, okta, appUsers: {}, accounts: { [system.id]: account } });
  return confirm(flows, draft, system, account, surroundings, () => initialise(flows, draft, system.id, surroundings));
};
