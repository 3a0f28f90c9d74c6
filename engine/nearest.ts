/** Steps from one word to another: characters inserted, removed or replaced, or two neighbours swapped. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = previous[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, replaced, swapped));
    }
    before = previous;
    previous = row;
  }
  return previous[to.length]!;
}

/** The right name for a misspelt one: the nearest within a third of its length, case aside; undefined where none is near. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    const steps = distance(word.toLowerCase().slice(0, 100), name.toLowerCase().slice(0, 100));
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}
