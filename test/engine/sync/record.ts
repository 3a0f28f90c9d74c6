import type { SystemId } from '../../../engine/flows/model';
import type { Account, AppUser, Flows, Person, Profile } from '../../../engine/sync';

/** A person known to Okta and linked to the systems whose profiles are given; app access is by hand. */
export const personOf = (flows: Flows, id: string, profiles: Readonly<Record<SystemId, Profile>>): Person => {
  const { okta = {}, ...systems } = profiles;
  const appUsers: Record<SystemId, AppUser> = {};
  const accounts: Record<SystemId, Account> = {};
  for (const [system, profile] of Object.entries(systems)) {
    const externalId = `${system}-${id}`;
    appUsers[system] = { externalId, status: 'ACTIVE', seen: 'enabled', profile, wrote: [] };
    accounts[system] = { externalId, status: 'enabled', profile };
  }
  const assigned = Object.keys(systems).filter((system) => flows.systems.get(system)?.directory === false);
  return {
    id,
    okta: { status: 'ACTIVE', profile: okta, provenance: {}, groups: [], assigned },
    appUsers,
    accounts,
  };
};
