/** Where a group in scope comes from: an Okta group, some directory's, a new one, one directory's, or the one of an id. */
export type GroupOrigin = 'okta' | 'directory' | 'new' | { readonly directory: string } | { readonly id: string };

export const isOfDirectory = (from: GroupOrigin): boolean =>
  from === 'directory' || (typeof from === 'object' && 'directory' in from);

/** The directory that is named, where one is. */
export const directoryOf = (from: GroupOrigin): string | undefined =>
  typeof from === 'object' && 'directory' in from ? from.directory : undefined;

/** Okta's id of the group, where it is stated. */
export const statedId = (from: GroupOrigin): string | undefined =>
  typeof from === 'object' && 'id' in from ? from.id : undefined;

const EVERYONE = 'Everyone';

/** Okta's type of the group; undefined where only an id is stated, which tells of no type. */
export function groupType({ name, from }: { readonly name: string; readonly from: GroupOrigin }): string | undefined {
  if (statedId(from) !== undefined) return undefined;
  if (isOfDirectory(from)) return 'APP_GROUP';
  return name === EVERYONE ? 'BUILT_IN' : 'OKTA_GROUP';
}
