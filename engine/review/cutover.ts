import { configurationFor } from '../environment/configuration';
import type { Environment } from '../environment/schema';
import { attributeName, systemOf } from '../flows/derive';
import type { AttributePath, SystemId } from '../flows/model';
import { ringcentralSystem } from '../flows/take';
import { compileFlows, settle, type Flows, type Person, type Profile, type Value } from '../sync';

/** How a number in a directory stands to the one RingCentral is going to write there. */
export type CutoverKind = 'same' | 'different' | 'onlyInDirectory' | 'onlyInRingCentral';

/** One directory attribute of one person on the day of the cutover. */
export interface CutoverRow {
  readonly path: AttributePath;
  readonly kind: CutoverKind;
  readonly directory: Value;
  /** What would be written; `null` where it is not known yet: a newcomer gets a number when Okta creates the account. */
  readonly ringcentral: Value;
  /** Different, but only in the way of writing: the digits are the same. */
  readonly sameDigits: boolean;
}

/** Attributes of RingCentral's app profile that carry a number. */
const NUMBERS = ['directNumber', 'extensionNumber'];
/** Stands in for a number that a newcomer is still to get. */
const ANY_NUMBER: Profile = { directNumber: '+10000000000', extensionNumber: '000' };

const digits = (value: Value): string => String(value ?? '').replace(/\D/g, '');
const blank = (value: Value | undefined): boolean => value === null || value === undefined || value === '';

/** `(415) 555-0103` is the beginning or the end of `+14155550103#103` once only digits count. */
const sameDigits = (before: Value, after: Value): boolean => {
  const [had, gets] = [digits(before), digits(String(after ?? '').split('#')[0] ?? '')];
  return had.length >= 7 && gets.endsWith(had);
};

/** Directory attributes that a line fills with what RingCentral's numbers have made of Okta's profile. */
function writtenBack({ lines, systems }: Flows, ringcentral: SystemId): AttributePath[] {
  const numbers: readonly string[] = NUMBERS.map((name) => `${ringcentral}.${name}`);
  const fed = new Set<string>(
    lines.filter(({ reads }) => reads.some((path) => numbers.includes(path))).map(({ path }) => path),
  );
  return lines
    .filter(({ path, reads }) => systems.get(systemOf(path))?.directory && reads.some((read) => fed.has(read)))
    .map(({ path }) => path);
}

const changed = (person: Person, system: SystemId, change: (profile: Profile) => Profile): Person => {
  const [appUser, account] = [person.appUsers[system], person.accounts[system]];
  return {
    ...person,
    appUsers: appUser
      ? { ...person.appUsers, [system]: { ...appUser, profile: change(appUser.profile) } }
      : person.appUsers,
    accounts: account
      ? { ...person.accounts, [system]: { ...account, profile: change(account.profile) } }
      : person.accounts,
  };
};

/** The person as one who has RingCentral already: a newcomer gets an account, and some number. */
function withAnyNumber(person: Person, ringcentral: SystemId): Person {
  const externalId = `${ringcentral}-${person.id}`;
  const profile = { ...person.appUsers[ringcentral]?.profile, ...ANY_NUMBER };
  return {
    ...person,
    appUsers: {
      ...person.appUsers,
      [ringcentral]: { externalId, status: 'ACTIVE', seen: 'enabled', profile, wrote: [] },
    },
    accounts: { ...person.accounts, [ringcentral]: { externalId, status: 'enabled', profile } },
  };
}

function kindOf(directory: Value, ringcentral: Value, known: boolean): CutoverKind | undefined {
  if (blank(directory)) return blank(ringcentral) ? undefined : 'onlyInRingCentral';
  if (blank(ringcentral)) return 'onlyInDirectory';
  if (directory !== ringcentral) return 'different';
  return known ? 'same' : 'onlyInDirectory';
}

/**
 * The cutover table, person by person: each directory attribute that RingCentral's numbers reach once the environment is live, as it
 * is and as it would be written. Okta itself asks nobody before it replaces a number. `newcomer`: RingCentral has nobody under
 * this email yet, and a number that the directory holds gives way to the one that comes with the account.
 */
export function cutoverUnder(environment: Environment): (person: Person, newcomer: boolean) => readonly CutoverRow[] {
  const ringcentral = ringcentralSystem(environment.systems)!;
  const live = configurationFor({ ...environment, phase: 'live', writeBack: 'on' });
  const flows = compileFlows({ ...live, firstWriteBack: 'overwrite' });
  const paths = writtenBack(flows, ringcentral);
  const valueAt = (person: Person, path: AttributePath): Value =>
    person.appUsers[systemOf(path)]?.profile[attributeName(path)] ?? null;

  return (person, newcomer) => {
    const numbered = newcomer ? withAnyNumber(person, ringcentral) : person;
    const known = newcomer || NUMBERS.some((name) => !blank(person.appUsers[ringcentral]?.profile[name]));
    const emptied = paths.reduce(
      (one, path) => changed(one, systemOf(path), (profile) => ({ ...profile, [attributeName(path)]: null })),
      numbered,
    );
    const { person: after } = settle(flows, emptied);
    return paths.flatMap((path): CutoverRow[] => {
      const [directory, written] = [valueAt(person, path), valueAt(after, path)];
      const kind = kindOf(directory, written, known);
      if (kind === undefined || (newcomer && kind === 'onlyInRingCentral')) return [];
      const value = newcomer ? null : written;
      return [
        { path, kind, directory, ringcentral: value, sameDigits: kind === 'different' && sameDigits(directory, value) },
      ];
    });
  };
}
