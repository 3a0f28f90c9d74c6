import type { SystemId } from '../flows/model';
import type { CompiledLine, CompiledSystem, Flows, Subject } from './compile';
import type { Draft } from './draft';
import { subjectOf, valueOf, type Surroundings } from './evaluate';
import { profileSourceOf } from './ownership';
import { isBlank } from './values';

const owns = (flows: Flows, draft: Draft, line: CompiledLine, source: CompiledSystem | undefined): boolean => {
  const sourcing = flows.configuration.sourcing[line.attribute] ?? 'inherit';
  if (sourcing === 'okta') return false;
  if (sourcing === 'inherit' || !flows.configuration.flags.attributeLevelMastering) return source?.id === line.system;
  for (const id of sourcing)
    if (draft.linked(id) !== undefined && flows.systems.get(id)?.settings.profileSource === true)
      return id === line.system;
  return false;
};

/** `null` is "nothing known" and leaves Okta's value; `""` says that the owner emptied it, and empties it. */
const apply = (draft: Draft, line: CompiledLine, subject: Subject): void => {
  const value = valueOf(draft, line, line, subject);
  if (value !== undefined && value !== null) draft.setOkta(line.attribute, value, line.system, line.path);
};

/**
 * Okta's profile after one system's app user changed: each attribute that the system owns for this person takes what its
 * line gives. A system that is no profile source changes nothing here: its import touches app-only attributes.
 */
export const recompute = (flows: Flows, draft: Draft, system: SystemId, surroundings: Surroundings): void => {
  const appUser = draft.linked(system);
  const compiled = flows.systems.get(system);
  if (appUser === undefined || compiled?.settings.profileSource !== true || draft.okta === null) return;
  const source = profileSourceOf(flows, draft);
  let shared: Subject | undefined;
  for (const line of compiled.inbound) {
    if (line.line.push !== 'always' || !owns(flows, draft, line, source)) continue;
    const own = line.usesContext || line.usesNamedApps;
    const subject =
      (own ? undefined : shared) ?? subjectOf(flows, draft, line, 'appuser', appUser.profile, surroundings);
    if (!own) shared = subject;
    apply(draft, line, subject);
  }
};

/**
 * The first profile of an Okta user that an import creates: every line of the system, also those for creation only. Where no
 * line gives a login, the account's user name is it.
 */
export const initialise = (flows: Flows, draft: Draft, system: SystemId, surroundings: Surroundings): void => {
  const profile = draft.appUsers[system]?.profile;
  if (profile === undefined) return;
  const login = profile.userName ?? profile.email;
  if (!isBlank(login)) draft.setOkta('login', login, system);
  for (const line of flows.systems.get(system)?.inbound ?? [])
    apply(draft, line, subjectOf(flows, draft, line, 'appuser', profile, surroundings));
};
