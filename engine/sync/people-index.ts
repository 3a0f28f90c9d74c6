import type { SystemId } from '../flows/model';
import type { Person } from './person';
import type { Profile, Value } from './values';

/** How values are compared: capital letters and outer spaces aside. Empty: no value to find anyone by. */
export const keyOf = (value: Value | undefined): string =>
  typeof value === 'string' ? value.trim().toLowerCase() : '';

/** First and last name as one key. */
export const nameKeyOf = (firstName: Value | undefined, lastName: Value | undefined): string => {
  const name = `${keyOf(firstName)}|${keyOf(lastName)}`;
  return name === '|' ? '' : name;
};

const NOBODY: readonly never[] = [];

/** Ids by key. Nearly every key has one id, so only the others cost a list. */
class Keys {
  private readonly first = new Map<string, string>();
  private readonly more = new Map<string, string[]>();

  find(key: string): readonly string[] {
    const id = key === '' ? undefined : this.first.get(key);
    return id === undefined ? NOBODY : [id, ...(this.more.get(key) ?? NOBODY)];
  }

  move(id: string, from: string, to: string): void {
    if (from === to) return;
    if (from !== '') this.drop(id, from);
    if (to === '') return;
    const first = this.first.get(to);
    if (first === undefined) this.first.set(to, id);
    else if (first !== id) this.more.set(to, [...(this.more.get(to) ?? NOBODY), id]);
  }

  private drop(id: string, key: string): void {
    const [first, ...others] = this.find(key).filter((other) => other !== id);
    if (first === undefined) this.first.delete(key);
    else this.first.set(key, first);
    if (others.length > 0) this.more.set(key, others);
    else this.more.delete(key);
  }
}

/** People by what an import can know them by. */
export class PeopleIndex {
  private readonly people = new Map<string, Person>();
  private readonly keys = { login: new Keys(), email: new Keys(), name: new Keys() };
  private readonly externalIds = new Map<SystemId, Map<string, string>>();

  constructor(people: Iterable<Person>) {
    for (const person of people) this.put(person);
  }

  get(id: string): Person | undefined {
    return this.people.get(id);
  }

  everyone(): Iterable<Person> {
    return this.people.values();
  }

  /** Who is linked to the account, actively or not. */
  linked(system: SystemId, externalId: string): Person | undefined {
    const id = this.externalIds.get(system)?.get(externalId);
    return id === undefined ? undefined : this.people.get(id);
  }

  /** People whose attribute has this key (`keyOf`, `nameKeyOf`). */
  find(attribute: 'login' | 'email' | 'name', key: string): readonly Person[] {
    const ids = this.keys[attribute].find(key);
    return ids.length === 0 ? NOBODY : ids.flatMap((id) => this.people.get(id) ?? NOBODY);
  }

  /** Adds a person, or replaces the one with the same id. */
  put(person: Person): void {
    const { id } = person;
    const before: Profile | undefined = this.people.get(id)?.okta?.profile;
    const after: Profile | undefined = person.okta?.profile;
    this.people.set(id, person);
    if (before !== after) {
      this.keys.login.move(id, keyOf(before?.login), keyOf(after?.login));
      this.keys.email.move(id, keyOf(before?.email), keyOf(after?.email));
      const was = nameKeyOf(before?.firstName, before?.lastName);
      this.keys.name.move(id, was, nameKeyOf(after?.firstName, after?.lastName));
    }
    for (const system in person.appUsers) this.link(system, person.appUsers[system]?.externalId ?? '', id);
  }

  private link(system: SystemId, externalId: string, id: string): void {
    if (externalId === '') return;
    let ids = this.externalIds.get(system);
    if (ids === undefined) this.externalIds.set(system, (ids = new Map<string, string>()));
    ids.set(externalId, id);
  }
}
