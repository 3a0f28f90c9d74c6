import type { DataKind } from '../kinds';

interface Side {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

const isUser = ({ name, type }: Side): boolean => name === 'user' && type === 'user';

/** The user type's side of the first mapping that has one; an empty answer where the org has no mapping, as the genuine one. */
export const userProfileMappingSource: DataKind = async (_config, { client }) => {
  const mappings = await client.list<{ source: Side; target: Side }>('/api/v1/mappings?limit=200');
  const { id, name, type } = mappings.flatMap(({ target, source }) => [target, source]).find(isUser) ?? {
    id: '',
    name: '',
    type: '',
  };
  return { id, name, type };
};
