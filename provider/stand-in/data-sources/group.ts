import { failure } from '../../protocol';
import type { DataKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { text } from '../state';
import type { ObjectValue } from '../../protocol';

/** A group as Okta answers it. */
export interface Group {
  readonly id: string;
  readonly type: string;
  readonly profile: { readonly name: string; readonly description?: string | null };
}

async function find(api: OktaApi, config: ObjectValue): Promise<Group> {
  const id = text(config.id);
  if (id) return api.get<Group>(`/api/v1/groups/${id}`);
  const [name, type] = [text(config.name) ?? '', text(config.type)];
  const filter = type ? `filter=${encodeURIComponent(`type eq "${type}"`)}&` : '';
  const found = await api.list<Group>(`/api/v1/groups?${filter}q=${encodeURIComponent(name)}`);
  const group = found.find(({ profile }) => profile.name === name);
  if (group) return group;
  throw failure('No such group', `The org has no group ${name}${type ? ` of type ${type}` : ''}.`, ['name']);
}

export const groupData: DataKind = async (config, { client }) => {
  const { id, profile } = await find(client, config);
  const members =
    config.include_users === true ? await client.list<{ id: string }>(`/api/v1/groups/${id}/users?limit=200`) : [];
  return {
    ...config,
    id,
    name: profile.name,
    description: profile.description ?? '',
    include_users: config.include_users ?? false,
    users: members.map((member) => member.id),
  };
};
