import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { App, Mapping, OktaClient, Schema } from '../../clients/okta';

const DROPPED = new Set([
  'id',
  '_links',
  '_embedded',
  'created',
  'lastUpdated',
  'lastMembershipUpdated',
  'signing',
  'orn',
]);

/** What is left of an answer once links, timestamps, keys and its own id are gone, with every known id inside replaced. */
function neutral(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\b[0-9a-z]{3}[0-9A-Za-z]{17}\b/g, (id) => names.get(id) ?? id);
  }
  if (Array.isArray(value)) return value.map((item) => neutral(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !DROPPED.has(key))
      .map(([key, member]) => [key, neutral(member, names)]),
  );
}

const by =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

const mappingName = ({ source, target }: Mapping, names: ReadonlyMap<string, string>): string =>
  `${names.get(source.id) ?? source.name} to ${names.get(target.id) ?? target.name}`;

const baseSources = ({ definitions }: Schema) =>
  Object.fromEntries(
    Object.entries(definitions.base.properties).map(([name, { master, permissions }]) => [
      name,
      { master, permissions },
    ]),
  );

async function readTenant(okta: OktaClient, isOurs: (app: App) => boolean) {
  const [apps, groups, rules, types] = [
    await okta.apps(),
    await okta.groups(),
    await okta.groupRules(),
    await okta.userTypes(),
  ];
  const app = apps.find(isOurs);
  const mappings = [];
  for (const { id } of await okta.mappings()) mappings.push(await okta.mapping(id));
  return {
    apps,
    groups,
    rules,
    types,
    mappings,
    app,
    userSchema: await okta.userSchema(),
    appSchema: app && (await okta.appSchema(app.id)),
    assignments: app ? await okta.appGroups(app.id) : [],
  };
}

/**
 * What the integration has made of an org: app, both schemas, mappings, groups, rules and assignments. Ids are replaced by kind and
 * natural key, so that two orgs set up alike give the same picture; people are left out.
 */
export async function tenantPicture(okta: OktaClient, isOurs: (app: App) => boolean) {
  const tenant = await readTenant(okta, isOurs);
  const names = new Map([
    ...tenant.apps.map(({ id, label }) => [id, `app:${label}`] as const),
    ...tenant.groups.map(({ id, profile }) => [id, `group:${profile.name}`] as const),
    ...tenant.rules.map(({ id, name }) => [id, `rule:${name}`] as const),
    ...tenant.types.map(({ id, name }) => [id, `userType:${name}`] as const),
  ]);
  const clean = (value: unknown) => neutral(value, names);
  const app = tenant.app && { ...tenant.app, features: [...tenant.app.features].sort() };
  return {
    app: clean(app),
    appSchema: clean(tenant.appSchema?.definitions),
    userSchema: clean({ custom: tenant.userSchema.definitions.custom, base: baseSources(tenant.userSchema) }),
    mappings: tenant.mappings
      .map((mapping) => ({ pair: mappingName(mapping, names), properties: clean(mapping.properties) }))
      .sort(by(({ pair }) => pair)),
    groups: tenant.groups
      .map(({ type, profile }) => clean({ type, profile }))
      .sort(by((group) => canonicalize(group)!)),
    rules: tenant.rules.map(clean).sort(by((rule) => canonicalize(rule)!)),
    assignments: tenant.assignments
      .map(({ id, priority, profile }) => ({ group: names.get(id) ?? id, priority, profile }))
      .sort(by(({ group }) => group)),
  };
}

/** sha256 of that picture, in canonical JSON (RFC 8785). */
export const tenantDigest = async (okta: OktaClient, isOurs: (app: App) => boolean): Promise<string> =>
  createHash('sha256')
    .update(canonicalize(await tenantPicture(okta, isOurs))!)
    .digest('hex');
