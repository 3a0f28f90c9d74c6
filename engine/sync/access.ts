import type { CompiledSystem, Flows } from './compile';
import { Draft } from './draft';
import { subjectOf, type Surroundings } from './evaluate';
import type { Membership, Person } from './person';
import type { Profile } from './values';
import { creationProfile } from './push';
import { followsRules, provisioningOf } from './status';
import { ExpressionError } from '../expressions';

/** A directory that is a profile source gives people to Okta; Okta creates and removes none there. */
export const assignable = (system: CompiledSystem): boolean => !(system.directory && system.settings.profileSource);

/** Whether the person is assigned to the app: by hand, or through a group it is assigned to. */
export const isAssigned = (draft: Draft, system: CompiledSystem): boolean => {
  const okta = draft.okta;
  if (okta === null || provisioningOf(okta.status) === 'ends') return false;
  if (okta.assigned.includes(system.id)) return true;
  return system.groups.length > 0 && okta.groups.some(({ name }) => system.groups.includes(name));
};

const give = (flows: Flows, draft: Draft, system: CompiledSystem, surroundings: Surroundings): void => {
  if (!system.settings.createUsers) {
    const message = `assigned, but "Create Users" is off for ${system.id}: no account is created`;
    draft.notice({ id: 'create-users-off', where: system.id, message });
    return;
  }
  const { profile, createOnly } = creationProfile(flows, draft, system, surroundings);
  draft.setAppUser(system.id, {
    externalId: '',
    status: 'ACTIVE',
    seen: 'enabled',
    profile,
    wrote: Object.keys(profile),
  });
  draft.effect({ kind: 'create', system: system.id, profile, createOnly });
};

/** Taking the app away removes the link, and with "Deactivate Users" the account: at RingCentral with all its data. */
const take = (draft: Draft, system: CompiledSystem): void => {
  draft.setAppUser(system.id, undefined);
  if (system.settings.deactivateUsers) return draft.effect({ kind: 'deactivate', system: system.id });
  const message = `access ended, but "Deactivate Users" is off for ${system.id}: the account stays as it is`;
  draft.notice({ id: 'deactivate-users-off', where: system.id, message });
};

/** A suspended person keeps data and cannot sign in; nothing is removed (RingCentral supported features). */
const followSuspension = (draft: Draft, system: CompiledSystem, status: 'ACTIVE' | 'SUSPENDED'): void => {
  draft.patchAppUser(system.id, { status });
  if (system.settings.deactivateUsers)
    draft.effect({ kind: status === 'SUSPENDED' ? 'suspend' : 'resume', system: system.id });
};

/** Gives, takes and suspends app access so that it agrees with the person's status, groups and assignments. */
export const settleAccess = (flows: Flows, draft: Draft, surroundings: Surroundings): void => {
  const provisioning = draft.okta === null ? 'ends' : provisioningOf(draft.okta.status);
  if (provisioning === 'waits') return;
  for (const system of flows.systems.values()) {
    if (!assignable(system)) continue;
    const appUser = draft.linked(system.id);
    const assigned = isAssigned(draft, system);
    if (!assigned && appUser !== undefined) take(draft, system);
    if (!assigned) continue;
    const suspended = provisioning === 'rests';
    if (appUser !== undefined && (appUser.status === 'SUSPENDED') !== suspended)
      followSuspension(draft, system, suspended ? 'SUSPENDED' : 'ACTIVE');
    if (appUser === undefined && !suspended) give(flows, draft, system, surroundings);
  }
};

const holds = (
  flows: Flows,
  draft: Draft,
  rule: Flows['rules'][number],
  profile: Profile,
  surroundings: Surroundings,
): boolean => {
  try {
    return rule.evaluate(subjectOf(flows, draft, rule, 'user', profile, surroundings)) === true;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    draft.notice({ id: 'expression-failed', where: `group rule for ${rule.rule.group}`, message: error.message });
    return false;
  }
};

/** Whether the condition of the n-th group rule holds for a person as they are. */
export const ruleHolds = (flows: Flows, person: Person, rule: number, surroundings: Surroundings = {}): boolean => {
  const compiled = flows.rules[rule];
  if (compiled === undefined || person.okta === null) return false;
  return holds(flows, new Draft(person), compiled, person.okta.profile, surroundings);
};

/** Group rules: membership follows the condition. A condition that fails to evaluate counts as not met. */
export const settleRules = (flows: Flows, draft: Draft, surroundings: Surroundings): void => {
  const okta = draft.okta;
  if (flows.rules.length === 0 || okta === null || !followsRules(okta.status)) return;
  const wanted = new Set<string>();
  for (const rule of flows.rules)
    if (holds(flows, draft, rule, okta.profile, surroundings)) wanted.add(rule.rule.group);
  const ruled = okta.groups.filter(({ by }) => by === 'rule').map(({ name }) => name);
  if (ruled.length === wanted.size && ruled.every((name) => wanted.has(name))) return;
  const memberships: Membership[] = okta.groups.filter(({ by }) => by !== 'rule');
  for (const name of wanted) memberships.push({ name, by: 'rule' });
  draft.setGroups(memberships);
};
