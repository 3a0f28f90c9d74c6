import type { OktaClient } from '../../../clients/okta';
import type { Profile } from '../../../engine/sync';
import { HeldProfiles, type Numbers } from './held-profiles';

/** What a system itself says of a person, found by its own id or by Okta's copy; undefined where it has nobody who can use it. */
export type Lookup = (externalId: string | undefined, copy: Profile) => Profile | undefined;

/** What is known of the people in one system's app, by their ids in Okta. */
export interface AppPeople {
  /** Okta's copy; only attributes that some line reads or writes. */
  readonly profiles: HeldProfiles;
  /** What the system itself says, only of people of whom it says something else. */
  readonly live: ReadonlyMap<string, Profile>;
  /** People of whom the system itself knows no account that can be used. */
  readonly missing: ReadonlySet<string>;
  /** A person's id in the system. */
  readonly externalIdOf: (id: string) => string | undefined;
  /** Whom somebody assigned by hand. */
  readonly byHand: readonly string[];
  /** To whom Okta's last push failed. */
  readonly failing: ReadonlySet<string>;
}

const GONE = new Set(['DEPROVISIONED', 'INACTIVE', 'SUSPENDED']);

const empty = (value: unknown): boolean => value === null || value === undefined;

const saysOther = (live: Profile, copy: Profile): boolean =>
  Object.entries(live).some(([name, value]) =>
    empty(value) ? !empty(copy[name]) : JSON.stringify(value) !== JSON.stringify(copy[name]),
  );

/**
 * One app's people, a page at a time, each compared with the system at once: what both sides agree on is held once, so that a hundred
 * thousand fit in memory.
 */
export async function readAppPeople(
  okta: OktaClient,
  appId: string,
  wanted: ReadonlySet<string>,
  numbers: Numbers,
  lookup?: Lookup,
): Promise<AppPeople> {
  const profiles = new HeldProfiles(wanted, numbers);
  const links = new HeldProfiles(['externalId'], numbers);
  const live = new Map<string, Profile>();
  const missing = new Set<string>();
  const byHand: string[] = [];
  const failing = new Set<string>();
  for await (const page of okta.appUserPages(appId))
    for (const { id, profile, scope, status, externalId, syncState } of page) {
      if (status !== undefined && GONE.has(status)) {
        // Nothing is pushed to somebody who is suspended, and the account is still theirs.
        if (status === 'SUSPENDED') lookup?.(externalId ?? undefined, profile as Profile);
        continue;
      }
      profiles.put(id, profile);
      if (scope === 'USER') byHand.push(id);
      if (syncState === 'ERROR') failing.add(id);
      if (!lookup) continue;
      links.put(id, { externalId });
      const found = lookup(externalId ?? undefined, profile as Profile);
      if (!found) missing.add(id);
      else if (saysOther(found, profile as Profile)) live.set(id, found);
    }
  const externalIdOf = (id: string) => links.get(id)?.['externalId'] as string | undefined;
  return { profiles, live, missing, externalIdOf, byHand, failing };
}
