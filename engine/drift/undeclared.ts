import type { Environment } from '../environment/schema';
import { isShared, mappingsAt, oktaAttribute, sourceAt, statedBaseSourcesAt } from '../flows/derive';
import { reached, type AttributePath, type FlowTable, type SystemId } from '../flows/model';
import { tableOf } from '../flows/take';
import { gatesOf } from '../gates/gates';
import { linesIn, mappingAddress } from '../terraform/resources';
import type { LiveAttribute, LiveMapping, LiveOrg, LiveSystem } from './live';
import { WHOLE, type LocatedDrift } from './model';

type Direction = 'toOkta' | 'fromOkta';

const present = (address: string, field: string, actual: unknown, targets: readonly string[]): LocatedDrift => ({
  tier: 'undeclared',
  address,
  field,
  expected: null,
  actual,
  targets,
});

/** Lines on our pairs that nobody declared. Where the environment removes such lines, the plan tells them already. */
function lines(environment: Environment, system: SystemId, live: LiveSystem): LocatedDrift[] {
  const declared = mappingsAt(tableOf(environment), environment.phase).filter((mapping) => mapping.system === system);
  const shared = isShared(environment.systems[system]!);
  const ofDirection = (direction: Direction, mapping: LiveMapping | undefined): LocatedDrift[] => {
    const own = declared.find((one) => one.direction === direction);
    if (!mapping || own?.undeclared === 'remove') return [];
    return Object.entries(mapping.lines)
      .filter(([target]) => !own?.lines.some(({ to }) => to === target))
      .map(([target, { expression, pushStatus }]) =>
        present(
          mappingAddress({ system, direction, shared }),
          `${linesIn({ shared })}.${target}`,
          { expression, push_status: pushStatus },
          [mapping.id],
        ),
      );
  };
  return [...ofDirection('toOkta', live.toOkta), ...ofDirection('fromOkta', live.fromOkta)];
}

const attributes = (table: FlowTable, org: LiveOrg): LocatedDrift[] => {
  const known = (path: string) => table.attributes[path as AttributePath] !== undefined;
  const okta = Object.entries(org.attributes)
    .filter(([name, { origin }]) => origin === 'custom' && !known(`okta.${name}`))
    .map(([name]) => present(`okta.${name}`, WHOLE, 'present', [org.userSchemaId]));
  const systems = Object.entries(org.systems).flatMap(([system, live]) =>
    live.attributes
      .filter((name) => !known(`${system}.${name}`))
      .map((name) => present(`${system}.${name}`, WHOLE, 'present', [live.appId])),
  );
  return [...okta, ...systems];
};

const sourceText = (type: string, systems: readonly string[]): string =>
  systems.length > 0 ? `${type} by ${systems.join(', ')}` : type;

/**
 * Where each attribute comes from. okta/okta shows neither a base attribute's list nor one that the org dropped silently; what our own
 * provider holds, the plan tells.
 */
function sources({ phase, okta }: Environment, table: FlowTable, org: LiveOrg): LocatedDrift[] {
  const planned = new Set(
    okta.baseSources === 'byHand' ? [] : statedBaseSourcesAt(table, phase).map(({ name }) => name),
  );
  const told = Object.values(org.attributes).some(({ source }) => source !== undefined);
  const systemOf = new Map(Object.entries(org.systems).map(([system, { appId }]) => [appId, system]));
  const difference = ([name, live]: [string, LiveAttribute]): LocatedDrift[] => {
    const declared = table.attributes[oktaAttribute(name)];
    if (live.origin === 'custom' && !declared) return [];
    const wanted = sourceAt(table, oktaAttribute(name), phase);
    const expected = sourceText(wanted.type, wanted.type === 'OVERRIDE' ? wanted.systems : []);
    const at = { address: oktaAttribute(name), field: 'source', expected, targets: [org.userSchemaId] };
    if (live.source === undefined)
      return told || wanted.type !== 'PROFILE_MASTER' ? [{ tier: 'could-not-read', ...at, actual: null }] : [];
    if (planned.has(name)) return [];
    const actual = sourceText(
      live.source,
      live.priority.map((id) => systemOf.get(id) ?? id),
    );
    return actual === expected ? [] : [{ tier: 'declared', ...at, actual }];
  };
  return Object.entries(org.attributes).flatMap(difference);
}

/** Provisioning switches: what the phase's gates need and is off, and what only a later phase needs and is on. */
function features(environment: Environment, org: LiveOrg): LocatedDrift[] {
  const gates = gatesOf(tableOf(environment), environment);
  return Object.entries(org.systems).flatMap(([system, live]) => {
    const wanted = new Map<string, boolean>();
    for (const { gate, system: about } of gates) {
      if (about !== system || !('features' in gate.proof)) continue;
      const now = reached(environment.phase, gate.guards);
      for (const feature of gate.proof.features) wanted.set(feature, (wanted.get(feature) ?? false) || now);
    }
    return [...wanted]
      .filter(([feature, on]) => live.features.includes(feature) !== on)
      .filter(([, on]) => on || environment.systems[system]?.kind === 'ringcentral')
      .map(([feature, on]): LocatedDrift => ({
        tier: on ? 'declared' : 'undeclared',
        address: `systems.${system}`,
        field: `features.${feature}`,
        expected: on,
        actual: !on,
        targets: [live.appId],
      }));
  });
}

/** Whoever has RingCentral without the code saying so. */
function assignments(environment: Environment, org: LiveOrg): LocatedDrift[] {
  const declared = new Set(environment.access.groups.filter(({ assign }) => assign).map(({ name }) => name));
  return Object.entries(org.systems)
    .filter(([system]) => environment.systems[system]?.kind === 'ringcentral')
    .flatMap(([system, { appId, groups, byHand }]) => [
      ...groups
        .filter(({ name }) => !declared.has(name))
        .map(({ id, name }) => present(`systems.${system}`, `assignments.group.${name}`, 'assigned', [id, appId])),
      ...byHand.map((person) =>
        present(`systems.${system}`, `assignments.person.${person}`, 'assigned', [person, appId]),
      ),
    ]);
}

/** Rules that put people into a group of ours. */
function rules({ access }: Environment, org: LiveOrg): LocatedDrift[] {
  const [ours, declared] = [access.groups.map(({ name }) => name), access.rules.map(({ name }) => name)];
  return org.rules
    .filter(({ name, groups }) => !declared.includes(name) && groups.some((group) => ours.includes(group)))
    .map(({ id, name, groups, status }) =>
      present(`rules.${name}`, WHOLE, `${status}: into ${groups.join(', ')}`, [id]),
    );
}

/** Everything that is not as the environment says and that no plan shows. */
export function unmanagedDrift(environment: Environment, org: LiveOrg): LocatedDrift[] {
  const table = tableOf(environment);
  return [
    ...Object.entries(org.systems).flatMap(([system, live]) => lines(environment, system, live)),
    ...attributes(table, org),
    ...sources(environment, table, org),
    ...features(environment, org),
    ...assignments(environment, org),
    ...rules(environment, org),
  ];
}
