import { z } from 'zod';
import type { Mapping, Schema } from '../../clients/okta';
import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import { isDirectory, type AttributePath, type AttributeType, type SystemId } from '../../engine/flows/model';
import { groupValues } from '../../engine/org/assignments';
import { bareTemplate, parses, settingsShown } from '../../engine/sync';
import type { Configuration, ConfiguredSystem, GroupRule, Line, Sourcing } from '../../engine/sync';
import { groupNames } from '../people/org';
import type { LiveApp, LiveOrg } from '../verify/checklist/live-org';

const Template = z.looseObject({
  credentials: z.looseObject({
    userNameTemplate: z.looseObject({ template: z.string(), pushStatus: z.string().optional() }),
  }),
});

type Apps = readonly (readonly [SystemId, LiveApp])[];

const properties = ({ definitions: { base, custom } }: Schema) =>
  Object.entries({ ...base.properties, ...custom.properties });

function systemOf(
  environment: Environment,
  system: SystemId,
  { app, groups }: LiveApp,
  live: LiveOrg,
): ConfiguredSystem {
  const declared = environment.systems[system]!;
  const names = groupNames(live.groups);
  return {
    kind: declared.kind,
    variable: app.name,
    ...(declared.sourceRank === undefined ? {} : { rank: declared.sourceRank }),
    settings: settingsShown(app.features),
    groups: groups.map(({ id }) => names.get(id) ?? id),
  };
}

const push = ({ pushStatus }: Mapping['properties'][string]): Line['push'] =>
  pushStatus === 'PUSH' ? 'always' : 'onCreate';

function linesOf(system: SystemId, one: LiveApp, live: LiveOrg, keepsNames: boolean): Line[] {
  const inbound = Object.entries(one.toOkta).map(([to, line]): Line => ({
    from: system,
    to: `okta.${to}`,
    expr: line.expression,
    push: push(line),
  }));
  const names = groupNames(live.groups);
  const assignments = one.groups.map(({ id, priority, profile }) => ({
    group: { id, name: names.get(id) ?? id },
    priority,
    profile,
  }));
  const outbound = Object.entries(one.fromOkta).map(([to, line]): Line => {
    const values = groupValues(assignments, to);
    const base = { from: 'okta', to: `${system}.${to}`, expr: line.expression, push: push(line) } as const;
    return values ? { ...base, groupValues: values } : base;
  });
  const template = Template.safeParse(one.app).data?.credentials.userNameTemplate;
  if (keepsNames || !template || one.fromOkta['userName']) return [...inbound, ...outbound];
  const expr = bareTemplate(template.template);
  const how = template.pushStatus === 'DONT_PUSH' ? 'onCreate' : 'always';
  return [...inbound, ...outbound, { from: 'okta', to: `${system}.userName`, expr, push: how }];
}

/** Undefined where the org tells no sources: some orgs leave `master` out of every attribute. */
function sourcingOf(live: LiveOrg, apps: Apps): Configuration['sourcing'] | undefined {
  const all = properties(live.userSchema);
  if (all.every(([, { master }]) => !master)) return undefined;
  const systems = new Map(apps.map(([system, { app }]) => [app.id, system]));
  return Object.fromEntries(
    all.map(([name, { master }]): [string, Sourcing] => {
      if (master?.type === 'OKTA') return [name, 'okta'];
      if (master?.type !== 'OVERRIDE') return [name, 'inherit'];
      return [name, (master.priority ?? []).map(({ value }) => systems.get(value) ?? value)];
    }),
  );
}

const typesOf = (owner: string, schema: Schema): [AttributePath, AttributeType][] =>
  properties(schema).map(([name, { type = 'string' }]) => [`${owner}.${name}`, type as AttributeType]);

function rulesOf({ rules, groups }: LiveOrg): GroupRule[] {
  const names = groupNames(groups);
  return rules.flatMap(({ status, conditions, actions }) => {
    const expr = conditions?.expression?.value;
    if (status !== 'ACTIVE' || expr === undefined) return [];
    return (actions?.assignUserToGroups?.groupIds ?? []).map((id) => ({ expr, group: names.get(id) ?? id }));
  });
}

/** No API shows the flags of Okta Support: what could not be without one proves it, else the environment's word counts. */
function flagsOf(environment: Environment, apps: Apps, sourcing: Configuration['sourcing']): Configuration['flags'] {
  const attested = (gate: string) => environment.attestations[gate] !== undefined;
  const both = ({ app: { features } }: LiveApp) =>
    features.includes('PROFILE_MASTERING') && features.includes('PUSH_PROFILE_UPDATES');
  return {
    masteringAndPush: apps.some(([, app]) => both(app)) || attested('okta-flag-mastering-and-push'),
    attributeLevelMastering:
      Object.values(sourcing).some(Array.isArray) || attested('okta-flag-attribute-level-mastering'),
    adReactivation: attested('okta-flag-ad-reactivation') || environment.reactivation,
  };
}

/**
 * What decides about people in the org as it is now, environment or not: mappings, sources, features, groups, rules. The place of
 * profile sources and flags of Okta Support are shown by no API and come from the environment.
 */
export function liveConfiguration(environment: Environment, live: LiveOrg): Configuration {
  const apps: Apps = [...live.apps].flatMap(([system, app]) => (app ? [[system, app] as const] : []));
  const sourcing = sourcingOf(live, apps) ?? configurationFor(environment).sourcing;
  // A directory keeps the user names it has.
  const keepsNames = (system: SystemId) => isDirectory(environment.systems[system]!.kind);
  return {
    systems: Object.fromEntries(apps.map(([system, app]) => [system, systemOf(environment, system, app, live)])),
    sourcing,
    types: Object.fromEntries([
      ...typesOf('okta', live.userSchema),
      ...apps.flatMap(([system, { schema }]) => typesOf(system, schema)),
    ]),
    lines: apps.flatMap(([system, app]) => linesOf(system, app, live, keepsNames(system))).filter(parses),
    rules: rulesOf(live),
    flags: flagsOf(environment, apps, sourcing),
    firstWriteBack: 'overwrite',
  };
}
