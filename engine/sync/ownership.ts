import type { SystemId } from '../flows/model';
import type { CompiledSystem, Flows } from './compile';
import type { Draft } from './draft';
import type { Person } from './person';

/** The highest-ranked profile source the person is linked to: it owns what inherits, and the person's lifecycle. */
export const profileSourceOf = (flows: Flows, person: Person | Draft): CompiledSystem | undefined => {
  for (const source of flows.sources) {
    const appUser = person.appUsers[source.id];
    if (appUser !== undefined && appUser.status !== 'INACTIVE') return source;
  }
  return undefined;
};

/**
 * Who decides the value of an Okta attribute for this person: a system, or `okta`. An override names systems in priority order; the first that
 * is a profile source and that the person is linked to wins, whatever its rank; where there is none the attribute is
 * Okta's own. Without the org's flag for attribute-level sourcing an override is as good as absent.
 */
export const ownerOf = (flows: Flows, person: Person | Draft, attribute: string): SystemId => {
  const sourcing = flows.configuration.sourcing[attribute] ?? 'inherit';
  if (sourcing === 'okta') return 'okta';
  if (sourcing !== 'inherit' && flows.configuration.flags.attributeLevelMastering) {
    for (const id of sourcing) {
      const appUser = person.appUsers[id];
      if (appUser === undefined || appUser.status === 'INACTIVE') continue;
      if (flows.systems.get(id)?.settings.profileSource === true) return id;
    }
    return 'okta';
  }
  return profileSourceOf(flows, person)?.id ?? 'okta';
};
