import type { OktaClient } from '../../../clients/okta';
import { configurationFor } from '../../../engine/environment/configuration';
import type { Environment } from '../../../engine/environment/schema';
import { ringcentralSystem } from '../../../engine/flows/take';
import type { SystemId } from '../../../engine/flows/model';
import type { PersonRecord } from '../../../engine/review/model';
import { cutoverUnder, type CutoverRow } from '../../../engine/review/cutover';
import { personReader } from '../../../engine/review/person';
import { compileFlows, settle, type Profile } from '../../../engine/sync';
import type { Progress } from '../../outcome';
import { readPeople } from '../read-people';
import { isUser } from '../extensions';
import { personsNumber } from '../../../engine/systems/ringcentral-numbers';
import { directNumbersOf, extensionsWithEmail, type AccountReading } from './account';

/** Somebody who has or will have RingCentral through a group in scope. */
export interface PersonInScope {
  readonly id: string;
  readonly login: string;
  /** The address that links a person to a RingCentral user. */
  readonly email: string;
  readonly employeeId: string | undefined;
  /** What RingCentral is going to be told, by the table. */
  readonly pushed: Profile;
  /** The person's rows of the cutover table. */
  readonly cutover: readonly CutoverRow[];
}

export interface Scope {
  /** In the order of their ids. */
  readonly people: readonly PersonInScope[];
  /** Logins that the environment leaves alone, and that a group in scope assigns nevertheless: Okta knows no exception. */
  readonly assignedAnyway: readonly string[];
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Directories keep it under either name; Okta's own attribute counts where a company maps it. */
const employeeIdOf = ({ profiles }: PersonRecord): string | undefined =>
  text(profiles['okta']?.['employeeNumber']) ??
  Object.values(profiles)
    .map(({ employeeID, employeeNumber }) => text(employeeID) ?? text(employeeNumber))
    .find((found) => found !== undefined);

const emailOf = ({ id, profiles: { okta } }: PersonRecord): string =>
  text(okta?.['email']) ?? text(okta?.['login']) ?? id;

/** The record with RingCentral's numbers as the account has them now, before any import brought them to Okta. */
function withNumbers(record: PersonRecord, ringcentral: SystemId, account: AccountReading): PersonRecord {
  const email = emailOf(record);
  const [extension] = extensionsWithEmail(account, email).filter(isUser);
  if (!extension) return record;
  const directNumber = personsNumber(directNumbersOf(account, extension.id));
  const numbers = { directNumber, extensionNumber: extension.extensionNumber };
  const known = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  const held = record.profiles[ringcentral] ?? { userName: email, email };
  return { ...record, profiles: { ...record.profiles, [ringcentral]: { ...held, ...known } } };
}

/** What the environment makes of people once it is live, compared with what they hold now. */
function outlook(environment: Environment) {
  const ringcentral = ringcentralSystem(environment.systems)!;
  const live = compileFlows(configurationFor({ ...environment, phase: 'live' }));
  const read = personReader(compileFlows(configurationFor({ ...environment, phase: 'provisioning' })));
  const rows = cutoverUnder(environment);
  return (record: PersonRecord) => {
    // What becomes of people once they are active: a number is needed then, whatever their state is today.
    const before = read({ ...record, status: 'ACTIVE' });
    const { person } = settle(live, before);
    const newcomer = record.profiles[ringcentral] === undefined;
    return { pushed: person.appUsers[ringcentral]?.profile ?? {}, cutover: rows(before, newcomer) };
  };
}

/** Names of the groups whose members get RingCentral. */
const groupsInScope = ({ access }: Environment): ReadonlySet<string> =>
  new Set(access.groups.filter(({ assign }) => assign).map(({ name }) => name));

const belongs = (record: PersonRecord, groups: ReadonlySet<string>): boolean =>
  record.groups.some((group) => groups.has(group));

/** Whether anybody is in a group in scope yet. Reads Okta as far as the first. */
export async function anybodyInScope(environment: Environment, okta: OktaClient): Promise<boolean> {
  const groups = groupsInScope(environment);
  for await (const record of readPeople(okta, environment, () => undefined)) if (belongs(record, groups)) return true;
  return false;
}

/** Everybody in a group in scope. Logins that the environment leaves alone are nobody's. */
export async function peopleInScope(
  environment: Environment,
  okta: OktaClient,
  account: AccountReading,
  progress: Progress,
): Promise<Scope> {
  const groups = groupsInScope(environment);
  const left = new Set(environment.people.except.map(({ login }) => login.toLowerCase()));
  const look = outlook(environment);
  const system = ringcentralSystem(environment.systems)!;
  const people: PersonInScope[] = [];
  const assignedAnyway: string[] = [];
  for await (const record of readPeople(okta, environment, progress)) {
    if (!belongs(record, groups)) continue;
    const login = text(record.profiles['okta']?.['login']) ?? record.id;
    if (left.has(login.toLowerCase())) assignedAnyway.push(login);
    else {
      const [email, employeeId] = [emailOf(record), employeeIdOf(record)];
      people.push({ id: record.id, login, email, employeeId, ...look(withNumbers(record, system, account)) });
    }
  }
  return { people, assignedAnyway };
}
