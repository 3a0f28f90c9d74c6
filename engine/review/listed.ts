import type { Difference } from './compare';
import { harmsOf, rankOf } from './harm';
import type { PersonRecord } from './model';

/** Somebody to whom something happens. */
export interface ListedPerson {
  readonly record: PersonRecord;
  readonly difference: Difference;
}

/** People listed on the page; the counts hold all of them, `people.csv` every change. */
export const MOST_PEOPLE = 2000;

/** The first people of each harm, the worst harm first. */
export class Listed {
  private readonly byRank: ListedPerson[][] = [];

  add(record: PersonRecord, difference: Difference): void {
    const [worst] = harmsOf(difference);
    if (worst === undefined) return;
    const rank = rankOf(worst);
    const people = (this.byRank[rank] ??= []);
    if (people.length < MOST_PEOPLE) people.push({ record, difference });
  }

  all(): ListedPerson[] {
    return this.byRank.flat().slice(0, MOST_PEOPLE);
  }
}
