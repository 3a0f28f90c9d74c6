import { directoryOf, groupType, statedId, type GroupOrigin } from '../environment/group-origin';
import { RefusedError } from '../errors';
import type { Group } from './org';
import { counted } from '../counted';

/** A group as an environment names it. */
export interface NamedGroup {
  readonly name: string;
  readonly from: GroupOrigin;
}

/** Every group of the org that a declaration may mean: one, or none, or several of one name. */
export function candidates(groups: readonly Group<string>[], { name, from }: NamedGroup): Group<string>[] {
  const id = statedId(from);
  if (id !== undefined) return groups.filter((group) => group.id === id);
  const [type, directory] = [groupType({ name, from }), directoryOf(from)];
  return groups.filter(
    (group) => group.name === name && group.type === type && (directory === undefined || group.from === directory),
  );
}

const where = ({ id, from }: Group<string>): string => (from === undefined ? id : `${id} of ${from}`);

/** Why a name is not enough. */
export const ambiguity = ({ name }: NamedGroup, found: readonly Group<string>[]): string =>
  `Okta has ${counted(found.length, 'group')} "${name}": ${found.map(where).join(', ')}.`;

/** The group that a declaration means; undefined where the org has none. @throws RefusedError where it has several */
export function groupMeant(groups: readonly Group<string>[], group: NamedGroup): Group<string> | undefined {
  const found = candidates(groups, group);
  if (found.length <= 1) return found[0];
  throw new RefusedError(
    ambiguity(group, found),
    `say which: access.groups "${group.name}", from: { directory: "…" } or from: { id: "${found[0]!.id}" }`,
  );
}
