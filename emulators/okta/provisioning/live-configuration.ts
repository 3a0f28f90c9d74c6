import type { AttributePath, AttributeType, SystemKind } from '../../../engine/flows/model';
import { bareTemplate, parses, settingsShown } from '../../../engine/sync';
import type { Configuration, ConfiguredSystem, Line, Sourcing } from '../../../engine/sync';
import type { App, Mapping, Property, Schema } from '../entities';
import { isCustom } from '../data/catalogue';
import type { Org } from '../org';
import { isDirectory } from '../../../engine/systems/kinds';

/** By the key in Okta's catalogue. */
export const kindOf = ({ name }: App): SystemKind => {
  if (name === 'active_directory') return 'activeDirectory';
  if (name.startsWith('ldap')) return 'ldap';
  return name.startsWith('ringcentral') ? 'ringcentral' : 'other';
};

export const isLdap = (org: Org, appId: string): boolean => {
  const app = org.store.apps.get(appId);
  return app !== undefined && kindOf(app) === 'ldap';
};

/** Behind a custom app stands nobody: its mappings with PUSH keep Okta's own copy up to date (API reference, pushStatus: "create and update"). */
const KEPT_UP_TO_DATE = { updateAttributes: true } as const;

const systemOf = (org: Org, app: App): ConfiguredSystem => {
  const place = org.store.settings.profileSourceOrder.indexOf(app.id);
  return {
    kind: kindOf(app),
    variable: app.name,
    ...(place >= 0 ? { rank: place + 1 } : {}),
    settings: { ...settingsShown(app.features), ...(app.signOnMode !== null && isCustom(app) && KEPT_UP_TO_DATE) },
    // Who has the app is the org's own business: it keeps assignments, and tells who gained or lost it.
    groups: [],
  };
};

/** The values that an app's groups give their members, highest priority first, for one attribute. */
const groupValues = (org: Org, appId: string, attribute: string): Line['groupValues'] => {
  const values = org.store.assignmentsOf(appId).flatMap(({ groupId, profile }) => {
    const name = org.store.groups.get(groupId)?.profile.name;
    const value = profile[attribute];
    if (name === undefined || value === undefined || value === null) return [];
    return [{ group: { id: groupId, name }, value: value as string }];
  });
  return values.length === 0 ? undefined : values;
};

const mappingLines = (org: Org, { source, target, properties }: Mapping): Line[] =>
  Object.entries(properties).map(([attribute, { expression, pushStatus }]): Line => {
    const push = pushStatus === 'PUSH' ? 'always' : 'onCreate';
    if (source.type === 'appuser') return { from: source.id, to: `okta.${attribute}`, expr: expression, push };
    const values = groupValues(org, target.id, attribute);
    return {
      from: 'okta',
      to: `${target.id}.${attribute}`,
      expr: expression,
      push,
      ...(values && { groupValues: values }),
    };
  });

/** The user name's template is a line too, unless the mapping has one for it. A directory keeps the names it has. */
const templateLine = (app: App, lines: readonly Line[]): Line[] => {
  const to: AttributePath = `${app.id}.userName`;
  if (isDirectory(kindOf(app)) || lines.some((line) => line.to === to)) return [];
  const { template, pushStatus } = app.userNameTemplate;
  return [{ from: 'okta', to, expr: bareTemplate(template), push: pushStatus === 'DONT_PUSH' ? 'onCreate' : 'always' }];
};

const sourcingOf = ({ master }: Property): Sourcing => {
  if (master?.type === 'OKTA') return 'okta';
  return master?.type === 'OVERRIDE' ? (master.priority ?? []).map(({ value }) => value) : 'inherit';
};

const propertiesOf = (schema: Schema | undefined): [string, Property][] =>
  schema === undefined ? [] : [...Object.entries(schema.base), ...Object.entries(schema.custom)];

const typesOf = (owner: string, schema: Schema | undefined): [AttributePath, AttributeType][] =>
  propertiesOf(schema).map(([name, { type }]) => [`${owner}.${name}`, type as AttributeType]);

/**
 * What the org itself says now: mappings, sources, features, flags. Nothing of it comes from an environment, so that whoever
 * changes the tenant changes what happens to people.
 */
export function liveConfiguration(org: Org): Configuration {
  const { store } = org;
  const apps = [...store.apps.values()].filter(({ status }) => status === 'ACTIVE');
  const ids = new Set(apps.map(({ id }) => id));
  const mapped = [...store.mappings.values()]
    .filter(({ source, target }) => ids.has(source.id) || ids.has(target.id))
    .flatMap((mapping) => mappingLines(org, mapping));
  const lines = [...mapped, ...apps.flatMap((app) => templateLine(app, mapped))].filter(parses);
  const { flags } = store.settings;
  return {
    systems: Object.fromEntries(apps.map((app) => [app.id, systemOf(org, app)])),
    sourcing: Object.fromEntries(
      propertiesOf(store.defaultUserSchema).map(([name, property]) => [name, sourcingOf(property)]),
    ),
    types: Object.fromEntries([
      ...typesOf('okta', store.defaultUserSchema),
      ...apps.flatMap(({ id }) => typesOf(id, store.appSchemas.get(id))),
    ]),
    lines,
    flags: {
      masteringAndPush: flags.ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH,
      attributeLevelMastering: flags.ATTRIBUTE_LEVEL_MASTERING,
      adReactivation: flags.AD_REACTIVATION,
    },
    firstWriteBack: 'overwrite',
  };
}
