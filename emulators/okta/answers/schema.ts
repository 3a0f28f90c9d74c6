import type { Property, Schema, UserType } from '../entities';
import type { Org } from '../org';

const DRAFT = 'http://json-schema.org/draft-04/schema#';

const group = (id: string, properties: Record<string, unknown>, required: string[]) => ({
  id: `#${id}`,
  type: 'object',
  properties,
  required,
});

const requiredOf = (properties: Record<string, Property>) =>
  Object.entries(properties)
    .filter(([, { required }]) => required)
    .map(([name]) => name);

const profile = {
  profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] },
};

/** Elements that are objects may have any members, and say so (recorded). */
function shownItems({ items }: Property): object {
  const { type } = (items ?? {}) as { readonly type?: string };
  return type === 'object' ? { items: { ...(items as object), additionalProperties: true } } : {};
}

/** App schemas never show master, permissions and mutability, and `required` only when it is true (560 recorded answers). */
function appProperty(property: Property) {
  const { master, permissions, mutability, required, union, ...shown } = property;
  void [master, permissions, mutability];
  return {
    ...shown,
    ...shownItems(property),
    ...(required ? { required } : {}),
    ...(shown.type === 'array' && union !== undefined ? { union } : {}),
  };
}

const mapped = (properties: Record<string, Property>, show: (property: Property) => unknown) =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, show(property)]));

export function appSchemaAnswer(org: Org, appId: string, schema: Schema) {
  return {
    id: `${org.url}/meta/schemas/apps/${appId}/default`,
    $schema: DRAFT,
    name: schema.name,
    title: schema.title,
    lastUpdated: schema.lastUpdated,
    created: schema.created,
    definitions: {
      custom: group('custom', mapped(schema.custom, appProperty), requiredOf(schema.custom)),
      base: group('base', mapped(schema.base, appProperty), requiredOf(schema.base)),
    },
    type: 'object',
    properties: profile,
  };
}

function userProperty({ master, ...property }: Property, showMaster: boolean) {
  return showMaster && master ? { ...property, master } : property;
}

export function userSchemaAnswer(org: Org, type: UserType, schema: Schema) {
  const showMaster = !org.store.settings.switches.masterHidden;
  const show = (property: Property) => userProperty(property, showMaster);
  const self = `${org.url}/api/v1/meta/schemas/user/${schema.id}`;
  return {
    id: self,
    $schema: DRAFT,
    name: schema.name,
    title: schema.title,
    description: 'Okta user profile template with default permission settings',
    lastUpdated: schema.lastUpdated,
    created: schema.created,
    definitions: {
      custom: group('custom', mapped(schema.custom, show), requiredOf(schema.custom)),
      base: group('base', mapped(schema.base, show), requiredOf(schema.base)),
    },
    type: 'object',
    properties: profile,
    _links: {
      self: { rel: 'self', href: self, method: 'GET' },
      type: { rel: 'type', href: `${org.url}/api/v1/meta/types/user/${type.id}`, method: 'GET' },
    },
  };
}

export const userTypeAnswer = (org: Org, type: UserType) => ({
  id: type.id,
  displayName: type.displayName,
  name: type.name,
  description: type.description,
  createdBy: 'sprz_system',
  lastUpdatedBy: 'sprz_system',
  created: type.created,
  lastUpdated: type.lastUpdated,
  default: type.default,
  _links: {
    schema: { rel: 'schema', href: `${org.url}/api/v1/meta/schemas/user/${type.schemaId}`, method: 'GET' },
    self: { rel: 'self', href: `${org.url}/api/v1/meta/types/user/${type.id}`, method: 'GET' },
  },
});
