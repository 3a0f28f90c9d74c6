import type { Told } from '../reviewing';
import type { Answer, Row } from './oracle';

/** What the two disagree on: what a review misses or counts wrong, what it invents, and where it comforts falsely. */
export interface Disagreements {
  readonly wrong: readonly string[];
  readonly invented: readonly string[];
  readonly falseGreen: boolean;
}

export const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  return value === '' ? '(empty)' : typeof value === 'string' ? value : JSON.stringify(value);
};

const key = ([person, system, attribute, before, after]: Row): string =>
  [person, system, attribute, shown(before), shown(after)].join(' | ');

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';

function counted(changes: readonly Row[]): Told['attributes'] {
  const counts = new Map<string, { changed: number; added: number; removed: number }>();
  for (const [, system, attribute, before, after] of changes) {
    const path = `${system}.${attribute}`;
    const count = counts.get(path) ?? { changed: 0, added: 0, removed: 0 };
    count.changed += 1;
    if (isNothing(before)) count.added += 1;
    if (isNothing(after)) count.removed += 1;
    counts.set(path, count);
  }
  return [...counts].map(([path, count]) => ({
    system: path.split('.')[0]!,
    attribute: path.split('.')[1]!,
    ...count,
  }));
}

const lines = (of: Told['attributes']): string[] =>
  of
    .map(
      ({ system, attribute, changed, added, removed }) => `${system}.${attribute}: ${changed}, +${added} −${removed}`,
    )
    .sort();

const ofSystem = (pairs: Answer['gained'], system: string): number => pairs.filter(([, app]) => app === system).length;

/** Refusals by place. */
function places(refused: Answer['refused']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, system, attribute] of refused) {
    const place = `${system}.${attribute}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

/** A review tells whom the change has refused; it may tell of those who were refused before and whom the change reaches. */
function refusals(newly: Answer['newlyRefused'], { refused }: Answer, { refusals: told }: Told): string[] {
  const [least, most] = [places(newly), places(refused)];
  const said = new Map<string, number>();
  for (const { system, attribute, people } of told) {
    const place = `${system}.${attribute}`;
    said.set(place, (said.get(place) ?? 0) + people);
  }
  return [...new Set([...most.keys(), ...said.keys()])].flatMap((place) => {
    const [low, is, high] = [least.get(place) ?? 0, said.get(place) ?? 0, most.get(place) ?? 0];
    return is >= low && is <= high ? [] : [`refused at ${place}: ${is}, not ${low} to ${high}`];
  });
}

/** Compares a review with the oracle's answer. */
export function disagreements(system: string, answer: Answer, told: Told): Disagreements {
  const wanted = new Set(answer.changes.map(key));
  const rows = new Set(told.rows.map(key));
  const wrong = [...wanted].filter((row) => !rows.has(row)).map((row) => `missed: ${row}`);
  const expect = (what: string, is: unknown, should: unknown): void => {
    const [left, right] = [JSON.stringify(is), JSON.stringify(should)];
    if (left !== right) wrong.push(`${what}: ${left}, not ${right}`);
  };
  expect('counts', lines(told.attributes), lines(counted(answer.changes)));
  expect('access', told.access, { gained: ofSystem(answer.gained, system), lost: ofSystem(answer.lost, system) });
  if (answer.restless.length > 0) wrong.push(`the oracle does not come to rest: ${answer.restless.join()}`);
  // Whom the next full import takes for gone is told where something changes.
  const newly = told.configuration.length === 0 ? [] : answer.newlyRefused;
  wrong.push(...refusals(newly, answer, told));
  const happens = answer.changes.length + answer.gained.length + answer.lost.length + newly.length > 0;
  return {
    wrong,
    invented: [...rows].filter((row) => !wanted.has(row)),
    falseGreen:
      (happens && told.worst.kind === 'none') || (!told.complete && (told.text.includes('✅') || told.exitCode !== 3)),
  };
}
