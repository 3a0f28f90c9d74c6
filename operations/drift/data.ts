import type { OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import { duplicates, personalDrift, type DataDrift, type LiveAccounts } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import { ringcentralSystem } from '../../engine/flows/take';
import type { Flows, Profile } from '../../engine/sync';
import type { Apps } from '../people/apps';
import { membershipsOf } from '../people/memberships';
import type { AppPeople } from './app-people';
import { readDirectoryPeople } from './directory-people';
import { readRingCentralPeople } from './ringcentral-people';

type Lookup = (externalId: string | undefined, copy: Profile) => Profile | undefined;

interface Sources {
  readonly okta: OktaClient;
  /** Undefined: it could not be reached, and Okta's copy counts. */
  readonly ringcentral: RingCentralClient | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly environment: Environment;
  readonly flows: Flows;
  readonly apps: Apps;
  readonly people: ReadonlyMap<SystemId, AppPeople>;
  readonly wanted: (system: SystemId) => ReadonlySet<string>;
}

/** Who can be asked about a person beside Okta, by system, and what is left once everybody has been asked about. */
async function lookups(sources: Sources): Promise<{ of: Map<SystemId, Lookup>; left: () => DataDrift[] }> {
  const { environment, okta, ringcentral, env, apps, wanted } = sources;
  const of = new Map<SystemId, Lookup>();
  const system = ringcentralSystem(environment.systems);
  const account = ringcentral && system !== undefined ? await readRingCentralPeople(ringcentral, system) : undefined;
  if (account) of.set(system!, account.of);
  const directories = Object.keys(environment.systems).filter(
    (id) => environment.systems[id]?.kind === 'activeDirectory',
  );
  // AD_URL names one domain: with several, each needs a run of its own, and Okta's copy counts for the others.
  for (const id of directories.slice(0, 1)) {
    const app = apps.get(id);
    const directory = app && (await readDirectoryPeople(env, okta, app.id, wanted(id)));
    if (directory) of.set(id, directory);
  }
  return { of, left: () => account?.left() ?? [] };
}

/** What one person's record and accounts are, as Okta and, where they can be asked, the systems tell. */
function gather(id: string, people: Sources['people'], of: ReadonlyMap<SystemId, Lookup>) {
  const copies: Record<SystemId, Profile> = {};
  const live: Record<SystemId, Profile> = {};
  const missing: SystemId[] = [];
  for (const [system, { profiles, externalIds }] of people) {
    const copy = profiles.get(id);
    if (!copy) continue;
    copies[system] = copy;
    const lookup = of.get(system);
    if (!lookup) continue;
    const found = lookup(externalIds.get(id), copy);
    if (found) live[system] = found;
    else missing.push(system);
  }
  return { copies, live: live as LiveAccounts, missing };
}

/**
 * People whose values are not what the flows make of the others, a page of people at a time. Held are the systems' profiles, as far as
 * lines read or write them, never Okta's people.
 */
export async function readData(sources: Sources): Promise<DataDrift[]> {
  const { okta, environment, flows, people } = sources;
  const { of, left } = await lookups(sources);
  const memberships = await membershipsOf(okta, environment);
  const except = new Set(environment.people.except.map(({ login }) => login.toLowerCase()));
  const [judge, shared] = [personalDrift(flows), duplicates('okta', 'email')];
  const drift: DataDrift[] = [];
  for await (const page of okta.userPages())
    for (const { id, status, profile } of page) {
      const { copies, live, missing } = gather(id, people, of);
      if (status !== 'ACTIVE' || except.has(String(profile['login']).toLowerCase())) continue;
      const record = { id, profiles: { okta: profile, ...copies }, groups: memberships.get(id) ?? [] };
      drift.push(...shared(id, profile['email']), ...judge(record, live));
      for (const system of missing)
        drift.push({ system, person: id, attribute: 'account', expected: 'enabled', actual: null });
    }
  return [...drift, ...left()];
}
