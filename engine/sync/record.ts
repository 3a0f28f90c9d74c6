import type { SystemId } from '../flows/model';
import type { Flows } from './compile';
import { Draft } from './draft';
import { subjectOf, valueOf } from './evaluate';
import type { Account, AppUser, Membership, OktaUser, Person } from './person';
import { same, type Profile } from './values';

/** One line of an export of people: what Okta and each system know of a person, settled or not. */
export interface PersonRecord {
  readonly id: string;
  /** By `okta` and by system id. */
  readonly profiles: Readonly<Record<string, Profile>>;
  /** Names of the person's groups. */
  readonly groups?: readonly string[];
  /** Default `ACTIVE`. */
  readonly status?: OktaUser['status'];
}

const NONE: readonly never[] = [];

/**
 * What Okta has written to an account before, as far as values tell: a write-back's target that already holds what its line
 * gives now.
 */
const writtenBefore = (flows: Flows, draft: Draft, system: SystemId, profile: Profile): readonly string[] => {
  const compiled = flows.systems.get(system);
  if (compiled?.directory !== true || !compiled.pushes || draft.okta === null) return NONE;
  const okta = draft.okta.profile;
  const wrote: string[] = [];
  for (const line of compiled.outbound) {
    const value = valueOf(draft, line, line, subjectOf(flows, draft, line, 'user', okta, {}));
    if (value !== undefined && value !== null && same(value, profile[line.attribute])) wrote.push(line.attribute);
  }
  return wrote;
};

/**
 * A person as an export tells: every system profile is a linked, enabled account. App access counts as given through a group
 * where the person is in one of the app's groups under `flows`, else as given by hand.
 */
export const personOf = (flows: Flows, record: PersonRecord): Person => {
  const names = record.groups ?? NONE;
  const appUsers: Record<SystemId, AppUser> = {};
  const accounts: Record<SystemId, Account> = {};
  const assigned: SystemId[] = [];
  for (const [id, system] of flows.systems) {
    const profile = record.profiles[id];
    if (profile === undefined) continue;
    const externalId = `${id}-${record.id}`;
    appUsers[id] = { externalId, status: 'ACTIVE', seen: 'enabled', profile, wrote: NONE };
    accounts[id] = { externalId, status: 'enabled', profile };
    if (!system.directory && !names.some((name) => system.groups.includes(name))) assigned.push(id);
  }
  const okta: OktaUser | null =
    record.profiles.okta === undefined
      ? null
      : {
          status: record.status ?? 'ACTIVE',
          profile: record.profiles.okta,
          provenance: {},
          groups: names.map((name): Membership => ({ name, by: 'okta' })),
          assigned,
        };
  const person: Person = { id: record.id, okta, appUsers, accounts };
  const draft = new Draft(person);
  for (const [id, appUser] of Object.entries(appUsers)) {
    const wrote = writtenBefore(flows, draft, id, appUser.profile);
    if (wrote.length > 0) appUsers[id] = { ...appUser, wrote };
  }
  return person;
};
