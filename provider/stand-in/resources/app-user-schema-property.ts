import type { ObjectValue } from '../../protocol';
import { whenGone } from '../../resources/refusal';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { idOf } from '../state';
import { missing, propertyBody, propertyIn, propertyState, writeBody } from './schema-property';

const path = ({ app_id }: ObjectValue) => `/api/v1/meta/schemas/apps/${idOf(app_id)}/default`;

async function read(api: OktaApi, known: ObjectValue): Promise<ObjectValue | null> {
  const index = idOf(known.index);
  const property = propertyIn(await api.get(path(known)), index);
  return property ? { ...propertyState(known, property), id: `${idOf(known.app_id)}/${index}`, index } : null;
}

async function write(api: OktaApi, planned: ObjectValue): Promise<ObjectValue> {
  const index = idOf(planned.index);
  const property = { ...propertyBody(planned), union: planned.union === true ? 'ENABLE' : 'DISABLE' };
  await api.post(path(planned), writeBody(index, property));
  const state = await read(api, planned);
  if (!state) throw missing(index);
  return state;
}

export const appUserSchemaProperty: ResourceKind = {
  create: (planned, { client }) => write(client, planned),
  read: async (state, { client }) => (await read(client, state).catch(whenGone)) ?? null,
  update: (planned, _prior, { client }) => write(client, planned),
  delete: async (state, { client }) => {
    await client.post(path(state), writeBody(idOf(state.index), null));
  },
  import: async (id, { client }) => {
    const [app_id, index] = id.split('/');
    const state = await read(client, { app_id, index, user_type: 'default' });
    if (!state) throw missing(id);
    return state;
  },
};
