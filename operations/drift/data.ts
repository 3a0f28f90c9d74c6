import type { OktaClient, User } from '../../clients/okta';
import { duplicates, personalDrift, type DataDrift, type LiveAccounts } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import type { Flows, Profile } from '../../engine/sync';
import type { AppPeople } from './app-people';

interface Sources {
  readonly environment: Environment;
  readonly flows: Flows;
  readonly people: ReadonlyMap<SystemId, AppPeople>;
  /** Names of groups by person. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
}

/** What one person's record and accounts are, as Okta and, where they can be asked, the systems tell. */
function gather(id: string, people: Sources['people']) {
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
  return { copies, live: live as LiveAccounts, without };
}

/** Everybody in the org: a thousand a call through the group of all, two hundred where that group may not be seen. */
export const everybody = (okta: OktaClient, group: string | undefined): AsyncGenerator<User[]> =>
  group === undefined ? okta.userPages() : okta.groupMemberPages(group);

/**
 * People whose values are not what the flows make of the others, a page of people at a time. Held are the systems' profiles, as far as
 * lines read or write them, never Okta's people.
 */
export async function readData(everyone: AsyncIterable<User[]>, sources: Sources): Promise<DataDrift[]> {
  const { environment, flows, people, memberships } = sources;
  const except = new Set(environment.people.except.map(({ login }) => login.toLowerCase()));
  const [judge, shared] = [personalDrift(flows), duplicates('okta', 'email')];
  const drift: DataDrift[] = [];
  for await (const page of everyone)
    for (const { id, status, profile } of page) {
      if (status !== 'ACTIVE' || except.has(String(profile['login']).toLowerCase())) continue;
      const { copies, live, without } = gather(id, people);
      const record = { id, profiles: { okta: profile, ...copies }, groups: memberships.get(id) ?? [] };
      drift.push(...shared(id, profile['email']), ...judge(record, live));
      for (const system of without)
        drift.push({ system, person: id, attribute: 'account', expected: 'enabled', actual: null });
    }
  return drift;
}
