import type { Group, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { tableOf } from '../../engine/flows/take';
import { candidates } from '../../engine/org/groups';
import { adoptedSystem } from './apps';
import { groupOf } from './okta-org';

/** Functions that look at groups by a part of their name: then every group counts. */
const ANY_GROUP = /\b(isMemberOfGroupName(StartsWith|Contains|Regex)|getFilteredGroups|Groups\.)/;

/** An expression without any of these names no group: `user.department == "Sales"` is not about the group Sales. */
const ABOUT_GROUPS = /isMemberOf|Group/;

/** Whether membership of the group decides anything in this environment: access, a constant, an expression. */
function matters(environment: Environment, nameOf: (group: Group) => string): (group: Group) => boolean {
  const { hops } = tableOf(environment);
  const named = new Set([
    ...environment.access.groups.map(({ name }) => name),
    ...hops.flatMap((hop) => ('perGroup' in hop && hop.perGroup ? Object.keys(hop.perGroup) : [])),
  ]);
  const expressions = [...hops.map(({ expr }) => expr), ...environment.access.rules.map(({ expression }) => expression)]
    .filter((expression) => ABOUT_GROUPS.test(expression))
    .join('\n');
  const any = ANY_GROUP.test(expressions);
  return (group) => {
    const { id, type, profile } = group;
    if (type === 'BUILT_IN') return false;
    return (
      any || named.has(nameOf(group)) || expressions.includes(`"${profile.name}"`) || expressions.includes(`"${id}"`)
    );
  };
}

const NONE: readonly string[] = [];

/**
 * The name under which a group counts: an environment's own for one that it means, and for another of that name one that is nobody's, so
 * that the members of two directories' groups are never taken for one.
 */
function namesOf(environment: Environment, groups: readonly Group[]): (group: Group) => string {
  const systemOf = adoptedSystem(environment);
  const all = groups.map((group) => groupOf(group, systemOf));
  const meant = new Map(
    environment.access.groups.flatMap((one) => {
      const found = candidates(all, one);
      return found.length === 1 ? [[found[0]!.id, one.name] as const] : [];
    }),
  );
  const taken = new Set(meant.values());
  return ({ id, profile: { name } }) => meant.get(id) ?? (taken.has(name) ? `${name} (${id})` : name);
}

/**
 * Person's id → names of the groups that matter here. One call per group and thousand members, a page at a time; people who are in the
 * same groups share one list, so that a hundred thousand take little memory.
 */
export async function membershipsOf(
  okta: OktaClient,
  environment: Environment,
  groups?: readonly Group[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const memberships = new Map<string, readonly string[]>();
  const all = groups ?? (await okta.groups());
  const nameOf = namesOf(environment, all);
  for (const group of all.filter(matters(environment, nameOf))) {
    const joined = new Map<readonly string[], readonly string[]>();
    for await (const page of okta.groupMemberPages(group.id))
      for (const { id } of page) {
        const had = memberships.get(id) ?? NONE;
        const has = joined.get(had) ?? [...had, nameOf(group)];
        joined.set(had, has);
        memberships.set(id, has);
      }
  }
  return memberships;
}
