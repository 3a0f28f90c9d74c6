import { slug } from '../environment/slug';
import { ExpressionError } from '../expressions';
import {
  followsRules,
  type Account,
  type AppUser,
  type Flows,
  type Membership,
  type OktaStatus,
  type OktaUser,
  type Person,
  type Profile,
} from '../sync';
import type { PersonRecord } from './model';

/** Attributes that Okta writes to a system at every update: on a running integration it has written them before. */
const writtenTo = (flows: Flows): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...flows.systems.values()].map(({ id, outbound }) => [
      id,
      outbound.filter(({ line }) => line.push === 'always').map(({ attribute }) => attribute),
    ]),
  );

/** Whether a rule holds for this person as they are. One that fails to evaluate does not. */
function holds(
  { evaluate, usesContext }: Flows['rules'][number],
  { id, status = 'ACTIVE', profiles, groups: names }: PersonRecord,
): boolean {
  const profile = (profiles['okta'] ?? {}) as Profile;
  const context = usesContext
    ? {
        groups: names.map((name) => ({ id: name, name, type: 'OKTA_GROUP', source: 'okta' })),
        internal: { id, status },
      }
    : undefined;
  try {
    return evaluate({ left: profile, vars: { user: profile }, context }) === true;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return false;
  }
}

/** Groups that a rule gives this person now; an exported membership does not tell who put the person there. */
const ruledGroups = ({ rules }: Flows, record: PersonRecord): ReadonlySet<string> =>
  new Set(rules.filter((rule) => holds(rule, record)).map(({ rule }) => rule.group));

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

/** Whoever is deactivated has no app any more; a directory's account is there, and tells Okta nothing. */
const linkOf = (status: OktaStatus): AppUser['status'] =>
  status === 'SUSPENDED' ? 'SUSPENDED' : status === 'DEPROVISIONED' ? 'INACTIVE' : 'ACTIVE';

const NOTHING: readonly string[] = [];
const NOBODY: OktaUser['provenance'] = {};

/** Memberships by group and by who gave them; people share them. */
function memberships(flows: Flows): (name: string, ruled: ReadonlySet<string> | undefined) => Membership {
  const nameOf = groupNamer(flows);
  const byHand = new Map<string, Membership>();
  return (name, ruled) => {
    let membership = byHand.get(name);
    if (membership === undefined) byHand.set(name, (membership = { name: nameOf(name), by: 'okta' }));
    return ruled?.has(membership.name) ? { name: membership.name, by: 'rule' } : membership;
  };
}

/** Turns exported people into people the sync engine knows, as a running integration under `flows` holds them. */
export function personReader(flows: Flows): (record: PersonRecord) => Person {
  const written = writtenTo(flows);
  const membershipOf = memberships(flows);
  return (record) => {
    const { id: person, status = 'ACTIVE', profiles, groups: names } = record;
    const link = linkOf(status);
    const profile = (profiles['okta'] ?? {}) as Profile;
    const ruled = flows.rules.length ? ruledGroups(flows, record) : undefined;
    const groups = names.map((name) => membershipOf(name, ruled));
    const appUsers: Record<string, AppUser> = {};
    const accounts: Record<string, Account> = {};
    let assigned: string[] | undefined;
    for (const id in profiles) {
      if (id === 'okta' || (link === 'INACTIVE' && !flows.systems.get(id)?.directory)) continue;
      // One profile for both: Okta's copy agrees with the account.
      const values = profiles[id] as Profile;
      const externalId = `${id}-${person}`;
      const wrote = written.get(id) ?? NOTHING;
      appUsers[id] = { externalId, status: link, seen: 'enabled', profile: values, wrote };
      accounts[id] = { externalId, status: 'enabled', profile: values };
      const assignedTo = flows.systems.get(id)?.groups ?? NOTHING;
      if (!groups.some(({ name }) => assignedTo.includes(name))) (assigned ??= []).push(id);
    }
    const okta: OktaUser = { status, profile, provenance: NOBODY, groups, assigned: assigned ?? NOTHING };
    return { id: person, okta, appUsers, accounts };
  };
}

/** Whether rules are about to put the person into a group: the export came before they ran. */
export const joinsByRule =
  (flows: Flows) =>
  (record: PersonRecord): boolean => {
    if (flows.rules.length === 0 || !followsRules(record.status ?? 'ACTIVE')) return false;
    for (const rule of flows.rules) if (!record.groups.includes(rule.rule.group) && holds(rule, record)) return true;
    return false;
  };
