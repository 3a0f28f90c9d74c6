import type { Ids } from './ids';
import { isObject, type Json } from './parsed';
import { IDENTIFYING } from './settings';

export const dig = (value: Json | undefined, path: readonly (string | number)[]): Json | undefined => {
  let found: Json | undefined = value;
  for (const key of path) {
    if (Array.isArray(found) && typeof key === 'number') found = found[key];
    else if (isObject(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  return found;
};

export interface Pair {
  readonly recorded: number;
  readonly given: number;
  /** By what identifies it, and not by its place alone. */
  readonly certain: boolean;
}

/** Places by what identifies the element there; what lacks a part of it is left out. */
function byIdentity(
  list: readonly Json[],
  places: readonly number[],
  key: (typeof IDENTIFYING)[number],
  of: (text: string) => string,
) {
  const found = new Map<string, number[]>();
  for (const place of places) {
    const values = key.map((path) => dig(list[place], path));
    if (!values.every((value) => Boolean(value) && typeof value !== 'object')) continue;
    const identity = JSON.stringify(
      values.map((value) => (typeof value === 'string' || typeof value === 'number' ? of(String(value)) : value)),
    );
    found.set(identity, [...(found.get(identity) ?? []), place]);
  }
  return found;
}

/** Elements of two lists that are the same: by id, by what else identifies them, the rest by place. */
export function pairsOf(
  recorded: readonly Json[],
  given: readonly Json[],
  ids: Ids,
): { pairs: Pair[]; left: number[]; over: number[] } {
  let left = [...recorded.keys()];
  let over = [...given.keys()];
  const pairs: Pair[] = [];
  for (const key of IDENTIFYING) {
    if (left.length === 0 || over.length === 0) break;
    const want = byIdentity(recorded, left, key, ids.translated.bind(ids));
    const have = byIdentity(given, over, key, (text) => text);
    for (const [identity, [place, ...more]] of want) {
      const [other, ...others] = have.get(identity) ?? [];
      if (place !== undefined && other !== undefined && more.length === 0 && others.length === 0)
        pairs.push({ recorded: place, given: other, certain: true });
    }
    left = left.filter((place) => !pairs.some((pair) => pair.recorded === place));
    over = over.filter((place) => !pairs.some((pair) => pair.given === place));
  }
  const rest = left
    .slice(0, over.length)
    .map((place, index) => ({ recorded: place, given: over[index]!, certain: false }));
  return { pairs: [...pairs, ...rest], left, over };
}
