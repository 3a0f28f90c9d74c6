import type { AwkwardCase } from './awkward-cases';
import { COMPANY } from './company';
import { EXCEPTIONS } from './exceptions';
import { OFFICES, type Office, type OfficeId } from './offices';
import { GROUPS, type AdAttributes, type Department, type GroupName, type Person } from './person';
import { STAFF, type StaffRow } from './staff';

/** Letters that Unicode does not decompose, and names in other scripts, as Acme's IT spells them in account names. */
const SPELLING: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  明: 'ming',
  王: 'wang',
};

const spelled = (name: string): string =>
  [...(name.split('-')[0] ?? '').toLowerCase().normalize('NFD')]
    .map((letter) => SPELLING[letter] ?? letter)
    .join('')
    .replaceAll(/[^a-z]/g, '');

/** `given.surname` in ASCII, first part of a double name: AD allows 20 characters. */
const accountOf = ([given, surname]: StaffRow): string => `${spelled(given)}.${spelled(surname)}`;

const MANAGERS = new Set(STAFF.map((row) => row[5]).filter((account) => account !== undefined));

const DEPARTMENT_GROUPS: readonly string[] = GROUPS.slice(2);
const isGroup = (department: Department): department is Department & GroupName =>
  DEPARTMENT_GROUPS.includes(department);

function groupsOf(account: string, department: Department, cases: readonly AwkwardCase[]): GroupName[] {
  const inScope = !cases.includes('outOfScope');
  return [
    ...(inScope ? (['RingCentral Users'] as const) : []),
    ...(inScope && MANAGERS.has(account) ? (['RingCentral Managers'] as const) : []),
    ...(isGroup(department) ? [department] : []),
  ];
}

function mobileOf(office: OfficeId, index: number): string {
  const { mobilePrefix, mobileDigits }: Office = OFFICES[office];
  const place = STAFF.slice(0, index).filter((row) => row[4] === office).length;
  return mobilePrefix + String(10 + place).padStart(mobileDigits, '0');
}

function person(row: StaffRow, index: number): Person {
  const [givenName, sn, title, department, office, manager] = row;
  const account = accountOf(row);
  const { cases = [], ad: differences = {}, enabled = true } = EXCEPTIONS[account] ?? {};
  const { streetAddress, l, st, postalCode, c }: Office = OFFICES[office];
  const usual: AdAttributes = {
    sAMAccountName: account,
    userPrincipalName: `${account}@${COMPANY.domain}`,
    givenName,
    sn,
    displayName: `${givenName} ${sn}`,
    employeeID: `E${1001 + index}`,
    title,
    department,
    mail: `${account}@${COMPANY.domain}`,
    mobile: mobileOf(office, index),
    streetAddress,
    l,
    st,
    postalCode,
    c,
  };
  const ad = Object.fromEntries(
    Object.entries({ ...usual, ...differences }).filter(([, value]) => value !== undefined),
  ) as unknown as AdAttributes;
  return { account, office, ad, manager, groups: groupsOf(account, department, cases), enabled, cases };
}

/** The 60 people of Acme, in the order of their employee ids. The same in every run. */
export const PEOPLE: readonly Person[] = STAFF.map(person);

/** @throws Error when nobody has this account: the caller misspelled it. */
export function personOf(account: string): Person {
  const found = PEOPLE.find((one) => one.account === account);
  if (!found) throw new Error(`Acme has nobody called ${account}`);
  return found;
}

/** The people an awkward case is about. */
export const peopleWith = (awkward: AwkwardCase): Person[] => PEOPLE.filter(({ cases }) => cases.includes(awkward));

/** RingCentral is for these people: members of `RingCentral Users`, disabled ones included. */
export const isInScope = ({ groups }: Person): boolean => groups.includes('RingCentral Users');
