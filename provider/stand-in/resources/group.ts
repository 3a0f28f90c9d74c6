import type { ObjectValue, Value } from '../../protocol';
import { whenGone } from '../../resources/refusal';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { fromJson, idOf, settle, settleJson } from '../state';

interface Group {
  readonly id: string;
  readonly profile: { readonly name: string; readonly description?: string | null } & Readonly<Record<string, unknown>>;
}

const body = ({ name, description, custom_profile_attributes: custom }: ObjectValue) => ({
  profile: { ...(fromJson(custom) as object), name, description: description ?? '' },
});

function stateOf(known: ObjectValue, { id, profile }: Group): ObjectValue {
  const { name, description, ...custom } = profile;
  return {
    ...settle(known, { id, name, description: description ?? '' }),
    custom_profile_attributes: settleJson(known.custom_profile_attributes, custom),
  };
}

const read = async (api: OktaApi, id: Value | undefined, known: ObjectValue) =>
  stateOf(known, await api.get<Group>(`/api/v1/groups/${idOf(id)}`));

export const group: ResourceKind = {
  create: async (planned, { client }) => {
    const { id } = await client.post<Group>('/api/v1/groups', body(planned));
    return read(client, id, planned);
  },
  read: async (state, { client }) => (await read(client, state.id, state).catch(whenGone)) ?? null,
  update: async (planned, prior, { client }) => {
    await client.put(`/api/v1/groups/${idOf(prior.id)}`, body(planned));
    return read(client, prior.id, planned);
  },
  delete: ({ id }, { client }) => client.delete(`/api/v1/groups/${idOf(id)}`),
  import: (id, { client }) => read(client, id, {}),
};
