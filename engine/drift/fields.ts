import { WHOLE } from './model';

/** One field that differs. */
export interface FieldDifference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What names the members of a list of objects: mapping lines have an id, SAML statements a name. */
const KEYS = ['id', 'name', 'value'] as const;

function keyed(list: readonly unknown[]): Members | undefined {
  const items = list.filter(isObject);
  if (items.length === 0 || items.length < list.length) return undefined;
  const key = KEYS.find((name) => items.every((item) => typeof item[name] === 'string'));
  return key && (Object.fromEntries(items.map((item) => [item[key], item])) as Members);
}

/** Providers keep documents as text: an assignment's profile, an app's settings. */
function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Members by name, where a value has any. An absent or empty list has none, whatever its members would be called. */
function members(value: unknown, other: unknown): Members | undefined {
  if (isObject(value)) return value;
  if (Array.isArray(value) && value.length > 0) return keyed(value);
  const empty = value === null || value === undefined || Array.isArray(value);
  return empty && Array.isArray(other) && keyed(other) ? {} : undefined;
}

const sameText = (left: unknown, right: unknown): boolean =>
  JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));

/** An optional list that is absent and one that is empty say the same, whichever of them a server answers. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(sorted);
  if (!isObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

/** Every value that a difference could name, by path. Empty objects and lists hold none. */
export function leavesOf(value: unknown, path = ''): Record<string, unknown> {
  const found = opened(value);
  if (found === null || found === undefined || (Array.isArray(found) && found.length === 0)) return {};
  const inside = members(found, found);
  if (!inside) return { [path || WHOLE]: sorted(found) };
  return Object.assign(
    {},
    ...Object.entries(inside).map(([name, member]) => leavesOf(member, path ? `${path}.${name}` : name)),
  ) as Record<string, unknown>;
}

/** Whether two values say the same; null and absent are one, the order of members says nothing. */
export const equal = sameText;

/**
 * Every field in which two objects differ, by path, in the order of names. Members of lists are matched by what names them, not by place.
 * `unknown` is Terraform's shape of what it learns only on apply: no difference can be told there.
 */
export function fieldDifferences(expected: unknown, actual: unknown, unknown?: unknown, path = ''): FieldDifference[] {
  if (unknown === true) return [];
  const [wanted, found] = [opened(expected), opened(actual)];
  if (sameText(wanted, found)) return [];
  const [left, right] = [members(wanted, found), members(found, wanted)];
  if (!left || !right) return [{ field: path || WHOLE, expected: wanted ?? null, actual: found ?? null }];
  const unknowns = isObject(unknown) ? unknown : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .sort()
    .flatMap((name) => fieldDifferences(left[name], right[name], unknowns[name], path ? `${path}.${name}` : name));
}
