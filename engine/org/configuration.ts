import { configurationFor } from '../environment/configuration';
import type { Environment } from '../environment/schema';
import type { AttributePath, AttributeType, SystemId } from '../flows/model';
import {
  parses,
  settingsShown,
  type Configuration,
  type ConfiguredSystem,
  type GroupRule,
  type Line,
  type Sourcing,
} from '../sync';
import { groupValues } from './assignments';
import type { AttributeMapping, OrgWith } from './org';
import { tellsSources } from './org';
import { isDirectory } from '../systems/kinds';

/** What decides about people, as far as an org shows it. */
export const DECIDING = ['apps', 'mappings', 'appSchemas', 'userSchema', 'assignments', 'rules'] as const;
export type DecidingOrg = OrgWith<(typeof DECIDING)[number], string | undefined>;

function systemOf(environment: Environment, system: SystemId, org: DecidingOrg): ConfiguredSystem {
  const { kind, sourceRank } = environment.systems[system]!;
  const { name, features } = org.apps[system]!;
  return {
    kind,
    variable: name ?? system,
    ...(sourceRank === undefined ? {} : { rank: sourceRank }),
    settings: settingsShown(features),
    groups: (org.assignments[system] ?? []).map(({ group }) => group.name),
  };
}

const push = (pushStatus: string | undefined): Line['push'] => (pushStatus === 'PUSH' ? 'always' : 'onCreate');

function linesOf(system: SystemId, org: DecidingOrg, keepsNames: boolean): Line[] {
  const { toOkta, fromOkta } = org.mappings[system] ?? {};
  const inbound = Object.entries(toOkta?.lines ?? {}).map(([to, line]: [string, AttributeMapping]): Line => ({
    from: system,
    to: `okta.${to}`,
    expr: line.expression,
    push: push(line.pushStatus),
  }));
  const outbound = Object.entries(fromOkta?.lines ?? {}).map(([to, line]): Line => {
    const values = groupValues(org.assignments[system] ?? [], to);
    const base = { from: 'okta', to: `${system}.${to}`, expr: line.expression, push: push(line.pushStatus) } as const;
    return values ? { ...base, groupValues: values } : base;
  });
  const { userName } = org.apps[system]!;
  if (keepsNames || !userName || fromOkta?.lines['userName']) return [...inbound, ...outbound];
  const how = userName.pushStatus === 'DONT_PUSH' ? 'onCreate' : 'always';
  return [...inbound, ...outbound, { from: 'okta', to: `${system}.userName`, expr: userName.expression, push: how }];
}

/** Undefined where the org tells no sources. */
function sourcingOf({ userSchema }: DecidingOrg): Configuration['sourcing'] | undefined {
  if (!tellsSources(userSchema)) return undefined;
  return Object.fromEntries(
    Object.entries(userSchema.attributes).map(([name, { source }]): [string, Sourcing] => {
      if (source?.type === 'OKTA') return [name, 'okta'];
      return [name, source?.type === 'OVERRIDE' ? source.priority : 'inherit'];
    }),
  );
}

const typesOf = (owner: string, attributes: DecidingOrg['appSchemas'][string]): [AttributePath, AttributeType][] =>
  Object.entries(attributes).map(([name, { type = 'string' }]) => [`${owner}.${name}`, type]);

const rulesOf = ({ rules }: DecidingOrg): GroupRule[] =>
  rules.flatMap(({ status, expression, into }) =>
    status === 'ACTIVE' && expression !== '' ? into.map(({ name }) => ({ expr: expression, group: name })) : [],
  );

/** No API shows the flags of Okta Support: what could not be without one proves it, else the environment's word counts. */
function flagsOf(
  environment: Environment,
  { apps }: DecidingOrg,
  sourcing: Configuration['sourcing'],
): Configuration['flags'] {
  const attested = (gate: string) => environment.attestations[gate] !== undefined;
  const both = Object.values(apps).some(
    ({ features }) => features.includes('PROFILE_MASTERING') && features.includes('PUSH_PROFILE_UPDATES'),
  );
  return {
    masteringAndPush: both || attested('okta-flag-mastering-and-push'),
    attributeLevelMastering:
      Object.values(sourcing).some(Array.isArray) || attested('okta-flag-attribute-level-mastering'),
    adReactivation: attested('okta-flag-ad-reactivation') || environment.reactivation,
  };
}

/**
 * What decides about people in an org as it is, declared or not: mappings, sources, features, groups, rules. The place of profile
 * sources and flags of Okta Support are shown by no API and come from the environment.
 */
export function liveConfiguration(environment: Environment, org: DecidingOrg): Configuration {
  const systems = Object.keys(environment.systems).filter((system) => org.apps[system]);
  const sourcing = sourcingOf(org) ?? configurationFor(environment).sourcing;
  // A directory keeps the user names it has.
  const keepsNames = (system: SystemId) => isDirectory(environment.systems[system]!.kind);
  return {
    systems: Object.fromEntries(systems.map((system) => [system, systemOf(environment, system, org)])),
    sourcing,
    types: Object.fromEntries([
      ...typesOf('okta', org.userSchema.attributes),
      ...systems.flatMap((system) => typesOf(system, org.appSchemas[system] ?? {})),
    ]),
    lines: systems.flatMap((system) => linesOf(system, org, keepsNames(system))).filter(parses),
    rules: rulesOf(org),
    flags: flagsOf(environment, org, sourcing),
    firstWriteBack: 'overwrite',
  };
}
