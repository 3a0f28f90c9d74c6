import type { OktaClient, User } from '../../../clients/okta';
import type { LiveAccounts } from '../../../engine/drift';
import type { Environment } from '../../../engine/environment/schema';
import type { SystemId } from '../../../engine/flows/model';
import type { PersonRecord } from '../../../engine/review/model';
import type { Profile } from '../../../engine/sync';
import { statusOf } from '../status';
import type { AppPeople } from './app-people';

/** One person of the org with what every system tells of them. */
export interface ReadPerson {
  readonly user: User;
  /** Okta's profile and its copies of the systems' profiles. */
  readonly record: PersonRecord;
  /** What a system itself says, where it says something else than Okta's copy. */
  readonly live: LiveAccounts;
  /** Systems whose app the person has, and that know no account which can be used. */
  readonly without: readonly SystemId[];
}

export interface PeopleSources {
  readonly environment: Environment;
  readonly people: ReadonlyMap<SystemId, AppPeople>;
  /** Names of groups by person. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
}

/** What one person's accounts are, as Okta and, where they can be asked, the systems tell. */
function gather(id: string, people: PeopleSources['people']) {
  const copies: Record<SystemId, Profile> = {};
  const live: Record<SystemId, Profile> = {};
  const without: SystemId[] = [];
  for (const [system, { profiles, live: said, missing }] of people) {
    const copy = profiles.get(id);
    if (!copy) continue;
    copies[system] = copy;
    const other = said.get(id);
    if (other) live[system] = other;
    if (missing.has(id)) without.push(system);
  }
  return { copies, live, without };
}

/** Everybody in the org: a thousand a call through the group of all, two hundred where that group may not be seen. */
export const everybody = (okta: OktaClient, group: string | undefined): AsyncGenerator<User[]> =>
  group === undefined ? okta.userPages() : okta.groupMemberPages(group);

/**
 * People one by one, a page of them at a time, without those whom the environment leaves alone. Held are the systems' profiles, as far as
 * lines read or write them, never Okta's people.
 */
export async function* readEverybody(
  everyone: AsyncIterable<User[]>,
  { environment, people, memberships }: PeopleSources,
): AsyncGenerator<ReadPerson> {
  const except = new Set(environment.people.except.map(({ login }) => login.toLowerCase()));
  for await (const page of everyone)
    for (const user of page) {
      const { id, status, profile } = user;
      if (except.has(String(profile['login']).toLowerCase())) continue;
      const { copies, live, without } = gather(id, people);
      const record = {
        id,
        status: statusOf(status),
        profiles: { okta: profile, ...copies },
        groups: memberships.get(id) ?? [],
      };
      yield { user, record, live, without };
    }
}
