import type { Group, OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { tableOf } from '../../engine/flows/take';

/** Functions that look at groups by a part of their name: then every group counts. */
const ANY_GROUP = /\b(isMemberOfGroupName(StartsWith|Contains|Regex)|getFilteredGroups|Groups\.)/;

/** Whether membership of the group decides anything in this environment: access, a constant, an expression. */
function matters(environment: Environment): (group: Group) => boolean {
  const { hops } = tableOf(environment);
  const named = new Set([
    ...environment.access.groups.map(({ name }) => name),
    ...hops.flatMap((hop) => ('perGroup' in hop && hop.perGroup ? Object.keys(hop.perGroup) : [])),
  ]);
  const expressions = [
    ...hops.map(({ expr }) => expr),
    ...environment.access.rules.map(({ expression }) => expression),
  ].join('\n');
  const any = ANY_GROUP.test(expressions);
  return ({ id, type, profile: { name } }) =>
    type !== 'BUILT_IN' &&
    (any || named.has(name) || expressions.includes(`"${name}"`) || expressions.includes(`"${id}"`));
}

/** Person's id → names of the groups that matter here. One call per group and thousand members. */
export async function membershipsOf(
  okta: OktaClient,
  environment: Environment,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const memberships = new Map<string, string[]>();
  for (const group of (await okta.groups()).filter(matters(environment)))
    for (const { id } of await okta.groupMembers(group.id)) {
      const names = memberships.get(id);
      if (names) names.push(group.profile.name);
      else memberships.set(id, [group.profile.name]);
    }
  return memberships;
}
