import type { Difference } from './compare';
import { joinFirsts, type Firsts, type Place } from './firsts';
import { harmsOf, rankOf } from './harm';
import type { PersonRecord } from './model';

/** Somebody to whom something happens, as far as the page tells of it. */
export interface ListedPerson {
  readonly id: string;
  /** The display name, else the login. */
  readonly name: unknown;
  readonly changes: Difference['changes'];
  readonly conflicts: Difference['conflicts'];
  readonly access: Difference['access'];
  readonly groups: Difference['groups'];
}

/** People listed on the page; the counts hold all of them, `people.csv` every change. */
export const MOST_PEOPLE = 2000;

/**
 * Copies what stays of a person. Were the difference itself kept, V8 would take what is made for each person for something that lasts,
 * and half as much time again would go to its memory.
 */
function listedAs({ id, profiles }: PersonRecord, difference: Difference): ListedPerson {
  const { displayName, login } = profiles['okta'] ?? {};
  const { changes, conflicts, access, groups } = difference;
  return {
    id,
    name: displayName ?? login,
    changes: changes.map(({ path, before, after }) => ({ path, before, after })),
    conflicts: conflicts.map((conflict) => ({ ...conflict })),
    access,
    groups: [...groups],
  };
}

/** The first people of each harm, the worst harm first. */
export class Listed {
  private readonly byRank: Firsts<ListedPerson>[] = [];

  add(record: PersonRecord, difference: Difference, at: Place): void {
    const [worst] = harmsOf(difference);
    if (worst === undefined) return;
    const people = (this.byRank[rankOf(worst)] ??= []);
    if (people.length < MOST_PEOPLE) people.push({ ...listedAs(record, difference), at });
  }

  /** For another, of other ranges of the same file: whoever is not among the first here is not there either. */
  told(): readonly Firsts<ListedPerson>[] {
    let room = MOST_PEOPLE;
    return Array.from(this.byRank, (people = []) => {
      const first = people.slice(0, room);
      room -= first.length;
      return first;
    });
  }

  absorb(told: readonly Firsts<ListedPerson>[]): void {
    for (const [rank, people] of told.entries()) joinFirsts((this.byRank[rank] ??= []), people, MOST_PEOPLE);
  }

  all(): ListedPerson[] {
    return this.byRank.flat().slice(0, MOST_PEOPLE);
  }
}
