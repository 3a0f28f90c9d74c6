import type { Arrival, ArrivalRow, ArrivalsReport, Wait } from './model';
import { WAITS } from './waits';

type Counts = Pick<ArrivalsReport, 'people' | 'expected' | 'arrived' | 'refused' | 'waiting'>;

const ORDER: readonly string[] = Object.values(WAITS).map((wait) => wait.for);

/** Counts people one by one: memory grows with the number of reasons, not of people. */
export class Tally {
  private people = 0;
  private expected = 0;
  private arrived = 0;
  private readonly refused = new Map<string, ArrivalsReport['refused'][number]>();
  private readonly waiting = new Map<string, ArrivalsReport['waiting'][number]>();

  add(arrival: Arrival, expected = true): void {
    this.people += 1;
    if (!expected) return;
    this.expected += 1;
    if (arrival.state === 'arrived') this.arrived += 1;
    else if (arrival.state === 'refused') {
      const { system, attribute, reason } = arrival.refusal;
      const key = JSON.stringify([system, attribute, reason]);
      const people = (this.refused.get(key)?.people ?? 0) + 1;
      this.refused.set(key, { system, attribute, reason, people });
    } else {
      const { for: what, whose } = arrival.wait;
      this.waiting.set(what, { for: what, whose, people: (this.waiting.get(what)?.people ?? 0) + 1 });
    }
  }

  /** Reasons with the most people first; waits with the most harm first. */
  counts(): Counts {
    const { people, expected, arrived } = this;
    return {
      people,
      expected,
      arrived,
      refused: [...this.refused.values()].sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1)),
      waiting: [...this.waiting.values()].sort((a, b) => ORDER.indexOf(a.for) - ORDER.indexOf(b.for)),
    };
  }
}

/** How much harm it does, the most first: refused before anything that comes by itself. */
export const harmOfRow = ({ state, why }: ArrivalRow): number => (state === 'refused' ? -1 : ORDER.indexOf(why));

/** A person's lines of the worklist, the most harm first: one for each value, and one for what is no value that is known yet. */
export function rowsOf(person: string, arrival: Arrival): ArrivalRow[] {
  if (arrival.state === 'arrived') return [];
  if (arrival.state === 'refused') {
    const { system, attribute, reason, remedy } = arrival.refusal;
    const value = arrival.values.find((one) => one.system === system && one.attribute === attribute);
    const row = { person, state: 'refused', system, attribute, why: reason, whose: 'Okta admin', remedy } as const;
    return [{ ...row, expected: value?.expected ?? null, actual: value?.actual ?? null }];
  }
  const row = ({ for: why, whose, remedy }: Wait) => ({ person, state: 'waiting', why, whose, remedy }) as const;
  const valued = arrival.values.map(({ value: { system, attribute, expected, actual }, wait }) => ({
    ...row(wait),
    ...{ system, attribute, expected, actual },
  }));
  // A number on its way is no value yet.
  const alone = { ...row(arrival.wait), system: '', attribute: '', expected: null, actual: null };
  const rows = valued.some(({ why }) => why === arrival.wait.for) ? valued : [alone, ...valued];
  return rows.sort((a, b) => harmOfRow(a) - harmOfRow(b));
}
