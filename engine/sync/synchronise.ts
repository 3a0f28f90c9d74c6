import type { Flows } from './compile';
import type { Surroundings } from './evaluate';
import type { Person } from './person';
import { settle, type Settled } from './settle';

/** Settles a whole population, one person at a time and in order; nobody is held longer than they are looked at. */
export function* synchronise(
  flows: Flows,
  people: Iterable<Person>,
  surroundings: Surroundings = {},
): Generator<Settled> {
  for (const person of people) yield settle(flows, person, surroundings);
}
