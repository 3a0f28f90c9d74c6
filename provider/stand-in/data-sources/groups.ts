import type { DataKind } from '../kinds';
import { text } from '../state';
import type { Group } from './group';

interface Listed extends Group {
  readonly source?: { readonly id: string };
}

/** Every group that a search or the beginning of a name finds. */
export const groupsData: DataKind = async (config, { client }) => {
  const [q, search, type] = [text(config.q), text(config.search), text(config.type)];
  const query = Object.entries({ q, search, filter: type && `type eq "${type}"` })
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&');
  const found = await client.list<Listed>(`/api/v1/groups?${query}`);
  return {
    ...config,
    id: 'groups',
    groups: found.map(({ id, type: kind, profile, source }) => ({
      custom_profile_attributes: '{}',
      description: profile.description ?? '',
      id,
      name: profile.name,
      source: source?.id ?? '',
      type: kind,
    })),
  };
};
