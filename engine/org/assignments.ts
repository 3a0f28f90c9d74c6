import type { Value } from '../sync/values';

/** A group as somebody refers to it. Groups of one name exist (two AD domains): the id tells them apart, where it is known. */
export interface GroupReference {
  readonly name: string;
  /** Absent: only the name is known, as in an environment file. */
  readonly id?: string | undefined;
  /** The directory it was imported from, where that is known. */
  readonly from?: string | undefined;
}

/** By id where both are known by one, else by name and, where both are known by one, by directory. */
export function isSameGroup(one: GroupReference, other: GroupReference): boolean {
  if (one.id !== undefined && other.id !== undefined) return one.id === other.id;
  if (one.name !== other.name) return false;
  return one.from === undefined || other.from === undefined || one.from === other.from;
}

/** An app's assignment to a group. */
export interface GroupAssignment {
  readonly group: GroupReference;
  /** The lowest number decides. Absent or null: Okta puts the assignment behind all that have one. */
  readonly priority?: number | null | undefined;
  /** What members get, attribute by attribute ("group profile values"). */
  readonly profile: Readonly<Record<string, unknown>>;
}

/** The value that members of a group get for one attribute. */
export interface GroupValue {
  readonly group: GroupReference;
  readonly value: Value;
}

const place = ({ priority }: { readonly priority?: number | null | undefined }): number =>
  priority ?? Number.MAX_SAFE_INTEGER;

/** The assignment that decides first; those without a priority last, in the order they are listed. */
export const ranked = <T extends { readonly priority?: number | null | undefined }>(assignments: readonly T[]): T[] =>
  [...assignments].sort((one, other) => place(one) - place(other));

/**
 * What an app's groups give their members for one attribute, the group that decides first. Undefined: no group gives anything.
 * An attribute that a group leaves null is decided by the next one.
 */
export function groupValues(
  assignments: readonly GroupAssignment[],
  attribute: string,
): readonly GroupValue[] | undefined {
  const values = ranked(assignments).flatMap(({ group, profile }): GroupValue[] => {
    const value = profile[attribute];
    return value === undefined || value === null ? [] : [{ group, value: value as Value }];
  });
  return values.length === 0 ? undefined : values;
}

/** The value of the first group that the person is in, if there is one. */
export const decidingValue = (
  values: readonly GroupValue[] | undefined,
  isMember: (group: GroupReference) => boolean,
): Value | undefined => values?.find(({ group }) => isMember(group))?.value;

/** Group values as text that two configurations can be compared by: by name, since an environment knows no ids. */
export const groupValuesText = (values: readonly GroupValue[] | undefined): string =>
  JSON.stringify((values ?? []).map(({ group, value }) => [group.name, value]));
