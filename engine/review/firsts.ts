/** Where somebody stands in the people file. What is found in several ranges of the file is put in order by it. */
export type Place = number;

export interface AtPlace {
  readonly at: Place;
}

/** The first things of a file, in its order. */
export type Firsts<T> = (T & AtPlace)[];

/** What is at one place keeps its order. */
const byPlace = (one: AtPlace, other: AtPlace): number => one.at - other.at;

/** Those of several ranges together, the first so many. */
export function joinFirsts<T>(mine: Firsts<T>, others: Firsts<T>, most: number): void {
  mine.push(...others);
  mine.sort(byPlace).splice(most);
}

/** Counters by name, in the order in which the file comes to them first. */
export type Counters<T> = Map<string, T & { at: Place }>;

/** @param join adds what another range counted under the same name */
export function joinCounters<T>(
  mine: Counters<T>,
  others: Counters<T>,
  join: (mine: T & { at: Place }, other: T & { at: Place }) => void,
): void {
  for (const [name, counter] of others) {
    const known = mine.get(name);
    if (known === undefined) mine.set(name, counter);
    else {
      join(known, counter);
      known.at = Math.min(known.at, counter.at);
    }
  }
  const ordered = [...mine].sort(([, one], [, other]) => byPlace(one, other));
  mine.clear();
  for (const [name, counter] of ordered) mine.set(name, counter);
}
