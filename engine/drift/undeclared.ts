import type { Environment } from '../environment/schema';
import { isShared, oktaAttribute, statedBaseSourcesAt } from '../flows/derive';
import type { FlowTable, SystemId } from '../flows/model';
import { tableOf } from '../flows/take';
import { statedId } from '../environment/group-origin';
import { isSameGroup, type GroupReference } from '../org/assignments';
import { declaredOrg } from '../org/declared';
import { governedFeatures } from '../org/declared-features';
import {
  differences,
  groupProfile,
  UNTOLD,
  type Comparable,
  type COMPARED,
  type Difference,
  type DifferenceOf,
} from '../org/differences';
import { tellsSources, type AttributeSource, type OrgWith } from '../org/org';
import { linesIn, mappingAddress } from '../terraform/resources';
import { WHOLE, type LocatedDrift } from './model';
import { isRingCentral } from '../systems/kinds';

export type LiveOrg = OrgWith<(typeof COMPARED)[number]>;

/** What decides which differences drift tells: others are the plan's to tell. */
interface Sight {
  readonly environment: Environment;
  readonly declared: Comparable;
  readonly governed: ReturnType<typeof governedFeatures>;
  readonly table: FlowTable;
  readonly org: LiveOrg;
}

const present = (address: string, field: string, actual: unknown, targets: readonly string[]): LocatedDrift => ({
  tier: 'undeclared',
  address,
  field,
  expected: null,
  actual,
  targets,
});

/** Lines on our pairs that nobody declared. Where the environment removes such lines, the plan tells them already. */
function line(
  { environment, declared, org }: Sight,
  { system, direction, target, ...one }: DifferenceOf<'line'>,
): LocatedDrift[] {
  const mapping = org.mappings[system]?.[direction];
  const settings = environment.systems[system]!;
  if (one.expected || !one.actual || !mapping) return [];
  // A direction of which nothing is declared has no resource that could remove anything.
  if (settings.undeclared === 'remove' && declared.mappings[system]?.[direction]) return [];
  const shared = isShared(settings);
  const { expression, pushStatus } = one.actual;
  return [
    present(
      mappingAddress({ system, direction, shared }),
      `${linesIn({ shared })}.${target}`,
      { expression, push_status: pushStatus },
      [mapping.id],
    ),
  ];
}

/** Attributes that somebody added and nobody declared. */
function attribute({ org }: Sight, { owner, name, expected, actual }: DifferenceOf<'attribute'>): LocatedDrift[] {
  if (expected || actual?.origin !== 'custom') return [];
  const target = owner === 'okta' ? org.userSchema.id : org.apps[owner]!.id;
  return [present(`${owner}.${name}`, WHOLE, 'present', [target])];
}

const sourceText = ({ type, priority }: AttributeSource): string =>
  priority.length > 0 ? `${type} by ${priority.join(', ')}` : type;

/**
 * Where each attribute comes from. okta/okta shows neither a base attribute's list nor one that the org dropped silently; what our own
 * provider holds, the plan tells.
 */
function source({ environment, table, org }: Sight, one: DifferenceOf<'source'>): LocatedDrift[] {
  const { attribute: name, expected = { type: 'PROFILE_MASTER', priority: [] }, actual } = one;
  const declared = table.attributes[oktaAttribute(name)];
  if (actual === undefined || expected === UNTOLD) return [];
  // An attribute that somebody else made, and of which nobody stated a source, keeps whatever source it has.
  const isOurs = declared !== undefined && (declared.origin !== 'discovered' || declared.sourcedBy !== undefined);
  if (org.userSchema.attributes[name]?.origin === 'custom' && !isOurs)
    return actual === UNTOLD || actual.type === 'PROFILE_MASTER'
      ? []
      : [present(oktaAttribute(name), 'source', sourceText(actual), [org.userSchema.id])];
  const at = {
    address: oktaAttribute(name),
    field: 'source',
    expected: sourceText(expected),
    targets: [org.userSchema.id],
  };
  if (actual === UNTOLD)
    return tellsSources(org.userSchema) || expected.type !== 'PROFILE_MASTER'
      ? [{ tier: 'could-not-read', ...at, actual: null }]
      : [];
  const { phase, okta } = environment;
  const planned =
    okta.baseSources !== 'byHand' && statedBaseSourcesAt(table, phase).some((stated) => stated.name === name);
  return planned || sourceText(actual) === at.expected ? [] : [{ tier: 'declared', ...at, actual: sourceText(actual) }];
}

/** Provisioning switches: what the phase needs and is off, and what only a later phase needs and is on. */
function feature(
  { environment, governed, org }: Sight,
  { system, feature: name, expected }: DifferenceOf<'feature'>,
): LocatedDrift[] {
  const on = expected === true;
  const early = isRingCentral(environment.systems[system]?.kind) && name in governed[system]!;
  if (!on && !early) return [];
  return [
    {
      tier: on ? 'declared' : 'undeclared',
      address: `systems.${system}`,
      field: `features.${name}`,
      expected: on,
      actual: !on,
      targets: org.apps[system] ? [org.apps[system].id] : [],
    },
  ];
}

/**
 * Groups that have RingCentral without the code saying so: with the constants that their members get, and before which of ours they decide. By
 * name, and by id where another group has the name.
 */
function assignment({ environment, org }: Sight, one: DifferenceOf<'assignment'>): LocatedDrift[] {
  const { system, group, expected, actual } = one;
  if (expected || !actual || !isRingCentral(environment.systems[system]?.kind)) return [];
  const targets = [group.id ?? group.name, org.apps[system]!.id];
  const live = org.assignments[system] ?? [];
  const shared = live.some((other) => other.group.name === group.name && other.group.id !== group.id);
  const name = shared && group.id !== undefined ? `${group.name} (${group.id})` : group.name;
  const constants = groupProfile(actual);
  const after = live.slice(live.findIndex((other) => isSameGroup(other.group, group)) + 1);
  const ours = environment.access.groups.filter(({ assign }) => assign);
  const next = after.find((other) => ours.some((declared) => declared.name === other.group.name));
  const how = [
    'assigned',
    ...(constants === '{}' ? [] : [`with ${constants}`]),
    ...(next ? [`before ${next.group.name}`] : []),
  ].join(' ');
  return [present(`systems.${system}`, `assignments.group.${name}`, how, targets)];
}

/** Rules that put people into a group of ours, whole: whom they take decides who gets an account. */
function rule({ environment }: Sight, { name, expected, actual }: DifferenceOf<'rule'>): LocatedDrift[] {
  const isOurs = ({ id, name: live }: GroupReference) =>
    environment.access.groups.some((group) => {
      const stated = statedId(group.from);
      return stated === undefined ? group.name === live : stated === id;
    });
  const theirs = actual?.into.some(isOurs) ?? false;
  if (expected || !actual || !theirs) return [];
  const { status, expression, id } = actual;
  const into = actual.into.map((group) => group.name).sort();
  return [present(`rules.${name}`, WHOLE, { status, expression, into }, id === undefined ? [] : [id])];
}

/** Addresses to which assertions go, or for whom they are, set over the catalogue's own. */
function override({ org }: Sight, { system, name, expected, actual }: DifferenceOf<'override'>): LocatedDrift[] {
  if (expected !== undefined || actual === undefined) return [];
  return [present(`systems.${system}`, `signOn.${name}`, actual, [org.apps[system]!.id])];
}

/** In the order of a report. The app itself, its user name and its statements are refreshed by Terraform, which tells them. */
const TOLD: readonly ((sight: Sight, difference: Difference) => LocatedDrift[])[] = [
  (sight, one) => (one.part === 'line' ? line(sight, one) : []),
  (sight, one) => (one.part === 'attribute' ? attribute(sight, one) : []),
  (sight, one) => (one.part === 'source' ? source(sight, one) : []),
  (sight, one) => (one.part === 'feature' ? feature(sight, one) : []),
  (sight, one) => (one.part === 'override' ? override(sight, one) : []),
  (sight, one) => (one.part === 'assignment' ? assignment(sight, one) : []),
];

/** People to whom somebody gave the app by hand, rather than through a group. */
const byHand = (org: LiveOrg, system: SystemId, people: readonly string[]): LocatedDrift[] =>
  people.map((person) =>
    present(`systems.${system}`, `assignments.person.${person}`, 'assigned', [person, org.apps[system]!.id]),
  );

/**
 * Everything that is not as the environment says and that no plan shows. `assignedByHand`: people whom somebody gave a system's app
 * themselves.
 */
export function unmanagedDrift(
  environment: Environment,
  org: LiveOrg,
  assignedByHand: (system: SystemId) => readonly string[] = () => [],
): LocatedDrift[] {
  const declared = declaredOrg(environment);
  const sight: Sight = {
    environment,
    declared,
    governed: governedFeatures(environment),
    table: tableOf(environment),
    org,
  };
  const ringcentral = Object.keys(org.apps).filter((system) => isRingCentral(environment.systems[system]?.kind));
  const found = differences(declared, org);
  return [
    ...TOLD.flatMap((tell) => found.flatMap((difference) => tell(sight, difference))),
    ...ringcentral.flatMap((system) => byHand(org, system, assignedByHand(system))),
    ...found.flatMap((difference) => (difference.part === 'rule' ? rule(sight, difference) : [])),
  ];
}
