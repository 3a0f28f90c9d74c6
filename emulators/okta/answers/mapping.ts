import type { Mapping, MappingSide } from '../entities';
import type { Org } from '../org';

function side(org: Org, { id, name, type }: MappingSide) {
  const user = type === 'user';
  const schemaId = org.store.userTypes.get(id)?.schemaId;
  return {
    id,
    name,
    type,
    _links: {
      self: { href: user ? `${org.url}/api/v1/meta/types/user/${id}` : `${org.url}/api/v1/apps/${id}` },
      schema: {
        href: user
          ? `${org.url}/api/v1/meta/schemas/user/${schemaId}`
          : `${org.url}/api/v1/meta/schemas/apps/${id}/default`,
      },
    },
  };
}

/** As it stands in a list: without its lines. */
export const mappingItem = (org: Org, mapping: Mapping) => ({
  id: mapping.id,
  source: side(org, mapping.source),
  target: side(org, mapping.target),
  _links: { self: { href: `${org.url}/api/v1/mappings/${mapping.id}` } },
});

export const mappingAnswer = (org: Org, mapping: Mapping) => {
  const { _links, ...item } = mappingItem(org, mapping);
  return { ...item, properties: mapping.properties, _links };
};
