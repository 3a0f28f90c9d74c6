import type { Environment } from '../environment/schema';
import { groupProfileAt, mappingsAt, sourceAt, systemOf, usernameTemplateAt, attributeName } from '../flows/derive';
import type { Attribute, AttributePath, FlowTable, SystemId } from '../flows/model';
import { statementsAt } from '../flows/saml-statements';
import { ringcentralSystem, tableOf } from '../flows/take';
import { directoryOf, groupType, statedId } from '../environment/group-origin';
import { ranked, type GroupReference } from './assignments';
import { governedFeatures } from './declared-features';
import type { Comparable } from './differences';
import type { App, AttributeSource, MappingPair, Org, SchemaAttribute, UserAttribute } from './org';
import { bareTemplate } from '../sync';

type Table = { readonly environment: Environment; readonly table: FlowTable };

const bySystem = <T>({ table }: Table, of: (system: SystemId) => T): Readonly<Record<SystemId, T>> =>
  Object.fromEntries(Object.keys(table.systems).map((system) => [system, of(system)]));

function appOf({ environment, table }: Table, system: SystemId, features: Readonly<Record<string, boolean>>): App {
  const { label, app } = table.systems[system]!;
  const { phase, ringcentral } = environment;
  const isRingCentral = system === ringcentralSystem(table.systems);
  const template = usernameTemplateAt(table, system, phase);
  return {
    id: 'adopt' in app ? app.adopt : undefined,
    name: 'create' in app ? app.create : undefined,
    label: isRingCentral ? ringcentral.label : (label ?? system),
    status: 'ACTIVE',
    features: Object.keys(features).filter((feature) => features[feature]),
    userName: template && {
      expression: bareTemplate(template.expr),
      template: template.expr,
      pushStatus: template.push === 'onCreate' ? 'DONT_PUSH' : 'PUSH',
    },
    statements: statementsAt(isRingCentral ? ringcentral : { statements: [] }, table, system, phase),
    ...(isRingCentral && { relayState: ringcentral.relayState, overrides: {} }),
    hidden: {
      web: isRingCentral && ringcentral.hideOnHomePage,
      mobile: isRingCentral && ringcentral.hideOnMobile,
    },
  };
}

function pairOf({ environment, table }: Table, system: SystemId): MappingPair {
  const ours = mappingsAt(table, environment.phase).filter((mapping) => mapping.system === system);
  const direction = (which: 'toOkta' | 'fromOkta') => {
    const mapping = ours.find((one) => one.direction === which);
    const lines = mapping?.lines.map(({ to, expression, pushStatus }) => [to, { expression, pushStatus }] as const);
    return lines && { id: undefined, lines: Object.fromEntries(lines) };
  };
  return { toOkta: direction('toOkta'), fromOkta: direction('fromOkta') };
}

const schemaAttribute = ({ origin, type, title, externalName }: Attribute): SchemaAttribute => ({
  origin: origin === 'base' ? 'base' : 'custom',
  type,
  title,
  externalName,
});

const attributesOf = ({ table }: Table, owner: string): [AttributePath, Attribute][] =>
  (Object.entries(table.attributes) as [AttributePath, Attribute][]).filter(([path]) => systemOf(path) === owner);

function userAttribute({ environment, table }: Table, path: AttributePath, attribute: Attribute): UserAttribute {
  const source = sourceAt(table, path, environment.phase);
  const stated: AttributeSource = {
    type: source.type,
    priority: source.type === 'OVERRIDE' ? source.systems : [],
  };
  return { ...schemaAttribute(attribute), source: stated };
}

const groupsOf = ({ environment }: Table): Org['groups'] =>
  environment.access.groups.map(({ name, from, description }) => ({
    id: statedId(from),
    name,
    type: groupType({ name, from }) ?? 'OKTA_GROUP',
    description,
    from: directoryOf(from),
  }));

/** A group as far as the environment knows it: by name, and by id or directory where it states one. */
const referenceTo = ({ name, from }: Environment['access']['groups'][number]): GroupReference => {
  const [id, directory] = [statedId(from), directoryOf(from)];
  return { name, ...(id === undefined ? {} : { id }), ...(directory === undefined ? {} : { from: directory }) };
};

function assignmentsOf({ environment, table }: Table): Org['assignments'] {
  const system = ringcentralSystem(table.systems);
  if (system === undefined) return {};
  const assigned = ranked(environment.access.groups.filter(({ assign }) => assign));
  return {
    [system]: assigned.map((one) => ({
      group: referenceTo(one),
      priority: one.priority,
      profile: groupProfileAt(table, system, one.name, environment.phase),
    })),
  };
}

/**
 * What an environment declares of its org once it stands at its phase and every gate is open. Attributes are all that the table knows,
 * whether a line needs them already or not.
 */
export function declaredOrg(environment: Environment): Comparable & Pick<Org, 'groups'> {
  const one: Table = { environment, table: tableOf(environment) };
  const features = governedFeatures(environment);
  return {
    apps: bySystem(one, (system) => appOf(one, system, features[system] ?? {})),
    mappings: bySystem(one, (system) => pairOf(one, system)),
    appSchemas: bySystem(one, (system) =>
      Object.fromEntries(
        attributesOf(one, system).map(([path, attribute]) => [attributeName(path), schemaAttribute(attribute)]),
      ),
    ),
    userSchema: {
      id: undefined,
      attributes: Object.fromEntries(
        attributesOf(one, 'okta').map(([path, attribute]) => [
          attributeName(path),
          userAttribute(one, path, attribute),
        ]),
      ),
    },
    groups: groupsOf(one),
    assignments: assignmentsOf(one),
    rules: environment.access.rules.map(({ name, expression, into }) => ({
      id: undefined,
      name,
      status: 'ACTIVE',
      expression,
      into: into.map((group) => ({ name: group })),
    })),
  };
}
