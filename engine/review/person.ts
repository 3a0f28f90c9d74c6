import { slug } from '../environment/slug';
import { ExpressionError } from '../expressions';
import type { Account, AppUser, Flows, Membership, Person, Profile } from '../sync';
import type { PersonRecord } from './model';

/** Attributes that Okta writes to a system at every update: on a running integration it has written them before. */
const writtenTo = (flows: Flows): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...flows.systems.values()].map(({ id, outbound }) => [
      id,
      outbound.filter(({ line }) => line.push === 'always').map(({ attribute }) => attribute),
    ]),
  );

/** Groups that a rule gives this person now; an exported membership does not tell who put the person there. */
function ruledGroups(flows: Flows, profile: Profile): ReadonlySet<string> {
  const ruled = new Set<string>();
  for (const { rule, evaluate } of flows.rules) {
    try {
      if (evaluate({ left: profile, vars: { user: profile }, context: { groups: [] } }) === true) ruled.add(rule.group);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
    }
  }
  return ruled;
}

const systemsOf = (record: PersonRecord): [string, Profile][] =>
  Object.entries(record.profiles).filter(([id]) => id !== 'okta') as [string, Profile][];

/**
 * A group as the configuration names it. A plan knows a group that left the code by its address only, which is the name made into an
 * identifier.
 */
function groupNamer(flows: Flows): (name: string) => string {
  const assigned = new Set([...flows.systems.values()].flatMap(({ groups }) => groups));
  const named = new Map<string, string>();
  return (name) => {
    let known = named.get(name);
    if (known === undefined) {
      known = !assigned.has(name) && assigned.has(slug(name)) ? slug(name) : name;
      named.set(name, known);
    }
    return known;
  };
}

/** Turns exported people into people the sync engine knows, as a running integration under `flows` holds them. */
export function personReader(flows: Flows): (record: PersonRecord) => Person {
  const written = writtenTo(flows);
  const nameOf = groupNamer(flows);
  return (record) => {
    const profile = (record.profiles['okta'] ?? {}) as Profile;
    const ruled = flows.rules.length ? ruledGroups(flows, profile) : undefined;
    const names = record.groups.map(nameOf);
    const groups = names.map((name): Membership => ({ name, by: ruled?.has(name) ? 'rule' : 'okta' }));
    const appUsers: Record<string, AppUser> = {};
    const accounts: Record<string, Account> = {};
    const assigned: string[] = [];
    for (const [id, values] of systemsOf(record)) {
      const externalId = `${id}-${record.id}`;
      appUsers[id] = { externalId, status: 'ACTIVE', seen: 'enabled', profile: values, wrote: written.get(id) ?? [] };
      accounts[id] = { externalId, status: 'enabled', profile: values };
      const byGroup = flows.systems.get(id)?.groups.some((name) => names.includes(name));
      if (!byGroup) assigned.push(id);
    }
    return { id: record.id, okta: { status: 'ACTIVE', profile, provenance: {}, groups, assigned }, appUsers, accounts };
  };
}
