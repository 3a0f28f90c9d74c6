import type { ObjectValue } from '../../protocol';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { idOf } from '../state';
import { missing, propertyBody, propertyIn, propertyState, writeBody } from './schema-property';
import type { Property } from './schema-property';

interface UserType {
  readonly _links: { readonly schema: { readonly href: string } };
}

async function path(api: OktaApi, userType: string): Promise<string> {
  if (userType === 'default') return '/api/v1/meta/schemas/user/default';
  const { _links } = await api.get<UserType>(`/api/v1/meta/types/user/${userType}`);
  return `/api/v1/meta/schemas/user/${_links.schema.href.split('/').at(-1)}`;
}

const stateOf = (known: ObjectValue, index: string, property: Property): ObjectValue => ({
  ...propertyState(known, property),
  id: index,
  index,
  // As the genuine one: a source that is no override leaves the list as it was known.
  master_override_priority:
    property.master?.priority?.map(({ type, value }) => ({ type, value })) ?? known.master_override_priority ?? [],
});

async function read(api: OktaApi, known: ObjectValue): Promise<ObjectValue | null> {
  const index = idOf(known.index);
  const property = propertyIn(await api.get(await path(api, idOf(known.user_type))), index);
  return property ? stateOf(known, index, property) : null;
}

async function write(api: OktaApi, planned: ObjectValue): Promise<ObjectValue> {
  const index = idOf(planned.index);
  await api.post(await path(api, idOf(planned.user_type)), writeBody(index, propertyBody(planned)));
  const state = await read(api, planned);
  if (!state) throw missing(index);
  return state;
}

export const userSchemaProperty: ResourceKind = {
  create: (planned, { client }) => write(client, planned),
  read: (state, { client }) => read(client, state),
  update: (planned, _prior, { client }) => write(client, planned),
  delete: async ({ index, user_type }, { client }) => {
    await client.post(await path(client, idOf(user_type)), writeBody(idOf(index), null));
  },
  import: async (id, { client }) => {
    const [userType, index] = id.includes('.') ? id.split('.') : ['default', id];
    const state = await read(client, { index, user_type: userType });
    if (!state) throw missing(id);
    return state;
  },
};
