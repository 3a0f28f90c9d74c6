import type { Environment } from '../environment/schema';
import { slug } from '../environment/slug';
import type { SystemId } from '../flows/model';
import { candidates } from '../org/groups';
import type { Group } from '../org/org';
import { isDirectory } from '../systems/kinds';
import type { AdoptableOrg } from './org';

type InScope = Environment['access']['groups'][number];

/** Groups as they are assigned, and what the environment calls each, by id. */
export interface AdoptedGroups {
  readonly groups: Environment['access']['groups'];
  readonly names: ReadonlyMap<string, string>;
}

/** How a live group is named so that nothing else is meant: by its name alone, by its directory, or by its id. */
function originOf(environment: Environment, live: Group<string>, { groups }: AdoptableOrg): InScope['from'] {
  const simple = live.type === 'APP_GROUP' ? 'directory' : 'okta';
  const ways: InScope['from'][] = [
    ...(live.type === 'OKTA_GROUP' || live.type === 'BUILT_IN' || live.type === 'APP_GROUP' ? [simple] : []),
    ...(live.from !== undefined && isDirectory(environment.systems[live.from]?.kind) ? [{ directory: live.from }] : []),
  ] as InScope['from'][];
  const only = (from: InScope['from']) => candidates(groups, { name: live.name, from }).length === 1;
  return ways.find(only) ?? { id: live.id };
}

/** A declared group that means this live one, and no other. */
function declaredFor({ access }: Environment, live: Group<string>, { groups }: AdoptableOrg): InScope | undefined {
  return access.groups.find((one) => {
    const found = candidates(groups, one.from === 'new' ? { ...one, from: 'okta' } : one);
    return found.length === 1 && found[0]!.id === live.id;
  });
}

/** A name that no other group has here: names that differ by punctuation only share an address too. */
function named(name: string, live: Group<string>, taken: ReadonlySet<string>): string {
  if (!taken.has(slug(name))) return name;
  return `${name} (${live.from ?? live.id})`;
}

type Assigned = Pick<InScope, 'priority' | 'withoutValue'>;

function assignedAs(priority: number | null | undefined, profile: Readonly<Record<string, unknown>>): Assigned {
  const withoutValue = Object.keys(profile).filter((attribute) => profile[attribute] === null);
  return {
    ...(typeof priority === 'number' ? { priority } : {}),
    ...(withoutValue.length === 0 ? {} : { withoutValue }),
  };
}

/**
 * Groups that the app is assigned to, in order of priority; then those that are declared without an assignment, where they exist, and those
 * that a declared rule fills.
 */
export function adoptedGroups(environment: Environment, ringcentral: SystemId, org: AdoptableOrg): AdoptedGroups {
  const groups: InScope[] = [];
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const add = (live: Group<string>, assigned: Assigned | undefined) => {
    if (names.has(live.id)) return;
    const declared = declaredFor(environment, live, org);
    const from = declared?.from ?? originOf(environment, live, org);
    const wanted = declared?.name ?? live.name;
    const name = named(wanted, live, taken);
    const description = from === 'new' ? live.description : undefined;
    groups.push({
      name,
      from: name === wanted ? from : { id: live.id },
      ...(description ? { description } : {}),
      assign: assigned !== undefined,
      ...assigned,
    });
    names.set(live.id, name);
    taken.add(slug(name));
  };
  const byId = (id: string | undefined) => org.groups.find((one) => one.id === id);
  for (const { group, priority, profile } of org.assignments[ringcentral] ?? []) {
    const live = byId(group.id);
    if (live) add(live, assignedAs(priority, profile));
  }
  const declared = environment.access.groups.flatMap((one) => {
    const found = candidates(org.groups, one.from === 'new' ? { ...one, from: 'okta' } : one);
    return found.length === 1 ? found : [];
  });
  const ruled = org.rules
    .filter(({ name }) => environment.access.rules.some((rule) => rule.name === name))
    .flatMap(({ into }) => into.flatMap(({ id }) => byId(id) ?? []));
  for (const live of [...declared, ...ruled]) add(live, undefined);
  return { groups, names };
}
