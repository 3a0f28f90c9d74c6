import { personReader } from '../review/person';
import type { PersonRecord } from '../review/model';
import { settle, type Account, type Flows, type Person, type Profile } from '../sync';
import type { DataDrift } from './model';

/** Said in the place of an expected value: of an account that is missing, or that nobody owns, and of an address that two people have. */
export const SAID = { account: 'enabled', owner: 'somebody in Okta', shared: 'not the one of ' } as const;

/** Whether it is our word and no value of a person: nothing in it is to be hidden. */
export const isSaid = (expected: unknown): expected is string =>
  typeof expected === 'string' &&
  (expected === SAID.account || expected === SAID.owner || expected.startsWith(SAID.shared));

/** What a system itself says of a person, where it was asked: attributes that it did not report are absent. */
export type LiveAccounts = Readonly<Record<string, Profile>>;

const empty = (value: unknown): boolean => value === null || value === undefined || value === '';
const same = (left: unknown, right: unknown): boolean =>
  (empty(left) && empty(right)) || JSON.stringify(left) === JSON.stringify(right);

/** Okta's copy of an account, with what the system itself says in its place. */
function withAccounts(person: Person, live: LiveAccounts): Person {
  const accounts: Record<string, Account> = { ...person.accounts };
  for (const [system, profile] of Object.entries(live)) {
    const known = accounts[system];
    if (known) accounts[system] = { ...known, profile: { ...known.profile, ...profile } };
  }
  return { ...person, accounts };
}

function differences(system: string, person: string, now: Profile, settled: Profile): DataDrift[] {
  return [...new Set([...Object.keys(now), ...Object.keys(settled)])]
    .filter((attribute) => !same(now[attribute], settled[attribute]))
    .sort()
    .map((attribute) => ({
      system,
      person,
      attribute,
      expected: settled[attribute] ?? null,
      actual: now[attribute] ?? null,
    }));
}

/** Accounts that access says there should be, or should not. */
const accountDrift = (person: Person, settled: Person): DataDrift[] =>
  [...new Set([...Object.keys(person.accounts), ...Object.keys(settled.accounts)])].flatMap((system): DataDrift[] => {
    const status = (of: Person) => of.accounts[system]?.status ?? null;
    const [actual, expected] = [status(person), status(settled)];
    return actual === expected ? [] : [{ system, person: person.id, attribute: 'account', expected, actual }];
  });

/**
 * What of one person is not as the flows make it: everything is played until nothing changes any more, and whatever moved on the way
 * had drifted. A settled person has nothing.
 */
export function personalDrift(flows: Flows): (record: PersonRecord, live: LiveAccounts) => DataDrift[] {
  const read = personReader(flows);
  return (record, live) => {
    const person = withAccounts(read(record), live);
    const settled = settle(flows, person).person;
    if (settled === person) return [];
    const systems = Object.keys(person.accounts).flatMap((system) =>
      settled.accounts[system]
        ? differences(system, person.id, person.accounts[system]!.profile, settled.accounts[system].profile)
        : [],
    );
    const okta = differences('okta', person.id, person.okta?.profile ?? {}, settled.okta?.profile ?? {});
    return [...okta, ...systems, ...accountDrift(person, settled)];
  };
}

/** Finds values that two people share, one at a time, in whatever order: told are all but the one whose id comes first. */
export function duplicates(system: string, attribute: string): (person: string, value: unknown) => DataDrift[] {
  const holders = new Map<string, string>();
  return (person, value) => {
    if (typeof value !== 'string' || value === '') return [];
    const key = value.toLowerCase();
    const held = holders.get(key);
    if (held === undefined) holders.set(key, person);
    if (held === undefined || held === person) return [];
    const [first, told] = held < person ? [held, person] : [person, held];
    holders.set(key, first);
    return [{ system, person: told, attribute, expected: `${SAID.shared}${first}`, actual: value }];
  };
}
