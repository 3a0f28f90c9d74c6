import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { SystemId } from '../../engine/flows/model';
import type { Profile } from '../../engine/sync';
import type { Apps } from '../people/apps';

/** What Okta knows of the people in one system's app. */
export interface AppPeople {
  /** By the person's id in Okta; only attributes that some line reads or writes. */
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Ids in the system by person. */
  readonly externalIds: ReadonlyMap<string, string>;
  readonly byHand: readonly string[];
}

const GONE = new Set(['DEPROVISIONED', 'INACTIVE', 'SUSPENDED']);

const picked = (profile: Readonly<Record<string, unknown>>, wanted: ReadonlySet<string>): Profile => {
  const kept: Record<string, unknown> = {};
  for (const name of wanted) if (profile[name] !== undefined) kept[name] = profile[name];
  return kept as Profile;
};

/** One app's people, a page at a time; of each only what is wanted is kept, so that a hundred thousand fit in memory. */
async function readApp(okta: OktaClient, appId: string, wanted: ReadonlySet<string>): Promise<AppPeople> {
  const profiles = new Map<string, Profile>();
  const externalIds = new Map<string, string>();
  const byHand: string[] = [];
  for await (const page of okta.appUserPages(appId))
    for (const { id, profile, scope, status, externalId } of page) {
      if (status !== undefined && GONE.has(status)) continue;
      profiles.set(id, picked(profile, wanted));
      if (externalId) externalIds.set(id, externalId);
      if (scope === 'USER') byHand.push(id);
    }
  return { profiles, externalIds, byHand };
}

/** Every system's people. */
export async function readAppPeople(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  wanted: (system: SystemId) => ReadonlySet<string>,
): Promise<ReadonlyMap<SystemId, AppPeople>> {
  const people = new Map<SystemId, AppPeople>();
  for (const system of Object.keys(environment.systems)) {
    const app = apps.get(system);
    if (app) people.set(system, await readApp(okta, app.id, wanted(system)));
  }
  return people;
}
