import type { Group, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { tableOf } from '../../engine/flows/take';

/** Functions that look at groups by a part of their name: then every group counts. */
const ANY_GROUP = /\b(isMemberOfGroupName(StartsWith|Contains|Regex)|getFilteredGroups|Groups\.)/;

/** An expression without any of these names no group: `user.department == "Sales"` is not about the group Sales. */
const ABOUT_GROUPS = /isMemberOf|Group/;

/** Whether membership of the group decides anything in this environment: access, a constant, an expression. */
function matters(environment: Environment): (group: Group) => boolean {
  const { hops } = tableOf(environment);
  const named = new Set([
    ...environment.access.groups.map(({ name }) => name),
    ...hops.flatMap((hop) => ('perGroup' in hop && hop.perGroup ? Object.keys(hop.perGroup) : [])),
  ]);
  const expressions = [...hops.map(({ expr }) => expr), ...environment.access.rules.map(({ expression }) => expression)]
    .filter((expression) => ABOUT_GROUPS.test(expression))
    .join('\n');
  const any = ANY_GROUP.test(expressions);
  return ({ id, type, profile: { name } }) =>
    type !== 'BUILT_IN' &&
    (any || named.has(name) || expressions.includes(`"${name}"`) || expressions.includes(`"${id}"`));
}

const NONE: readonly string[] = [];

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
  for (const group of (groups ?? (await okta.groups())).filter(matters(environment))) {
    const joined = new Map<readonly string[], readonly string[]>();
    for await (const page of okta.groupMemberPages(group.id))
      for (const { id } of page) {
        const had = memberships.get(id) ?? NONE;
        const has = joined.get(had) ?? [...had, group.profile.name];
        joined.set(had, has);
        memberships.set(id, has);
      }
  }
  return memberships;
}
