import type { App, Mapping, MappingLine, MappingSide, Property, Schema } from '../entities';
import type { CatalogueApp, CatalogueAttribute, CatalogueLines } from '../data/catalogue-app';
import type { Org } from '../org';

const property = ({
  title,
  type = 'string',
  externalName,
  required,
  description,
  scope,
}: CatalogueAttribute): Property => ({
  title,
  ...(description === undefined ? {} : { description }),
  type,
  scope: scope ?? 'NONE',
  ...(externalName === undefined ? {} : { externalName }),
  ...(required ? { required } : {}),
});

export const properties = (attributes: readonly CatalogueAttribute[]): Record<string, Property> =>
  Object.fromEntries(attributes.map((attribute) => [attribute.name, property(attribute)]));

const lines = (from: CatalogueLines): Record<string, MappingLine> =>
  Object.fromEntries(
    Object.entries(from).map(([target, [expression, pushStatus]]) => [target, { expression, pushStatus }]),
  );

function addMapping(org: Org, source: MappingSide, target: MappingSide, from: CatalogueLines): Mapping {
  const now = org.now();
  const mapping = { id: org.id('prm'), source, target, properties: lines(from), changedAt: now, appliedAt: now };
  org.store.mappings.set(mapping.id, mapping);
  return mapping;
}

/** Stores an app with all that comes with it at once: its users' schema and both directions of its mapping. */
export function addApp(org: Org, app: App, catalogue: CatalogueApp): void {
  const { store } = org;
  store.apps.set(app.id, app);
  const schema: Schema = {
    id: org.id('osc'),
    // Okta adds a random tail to the app's name (`oidc_client_ige9i80`).
    name: `${app.name}_${app.id.slice(-7)}`,
    title: `${app.label} User`,
    created: app.created,
    lastUpdated: app.created,
    base: properties(catalogue.base),
    custom: properties(catalogue.known),
  };
  store.appSchemas.set(app.id, schema);
  for (const type of store.userTypes.values()) {
    const user: MappingSide = { id: type.id, name: 'user', type: 'user' };
    const side: MappingSide = { id: app.id, name: app.name, type: 'appuser' };
    addMapping(org, side, user, catalogue.toUser);
    addMapping(org, user, side, catalogue.toApp);
  }
}

/** Removes an app and all that hangs on it. */
export function removeApp(org: Org, app: App): void {
  const { store } = org;
  for (const mapping of [...store.mappings.values()])
    if (mapping.source.id === app.id || mapping.target.id === app.id) store.mappings.delete(mapping.id);
  store.apps.delete(app.id);
  store.appSchemas.delete(app.id);
  store.keys.delete(app.id);
  store.assignments.delete(app.id);
  store.appUsers.delete(app.id);
  store.settings.profileSourceOrder = store.settings.profileSourceOrder.filter((id) => id !== app.id);
}
