import type { OktaClient } from '../../clients/okta';
import type { DirectoryEntry, RingCentralClient } from '../../clients/ringcentral';
import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import { ringcentralSystem } from '../../engine/flows/take';
import type { SystemId } from '../../engine/flows/model';
import type { PersonRecord } from '../../engine/review/model';
import { overwritesUnder, type Overwrite } from '../../engine/review/overwrites';
import { personReader } from '../../engine/review/person';
import { compileFlows, settle, type Profile } from '../../engine/sync';
import type { Progress } from '../outcome';
import { readPeople } from '../people/read-people';

/** Somebody who has or will have RingCentral through a group in scope. */
export interface PersonInScope {
  readonly id: string;
  readonly login: string;
  /** The address that links a person to a RingCentral user. */
  readonly email: string;
  readonly employeeId: string | undefined;
  /** What RingCentral is going to be told, by the table. */
  readonly pushed: Profile;
  /** Directory values that the first write-back would replace with a different one. */
  readonly overwrites: readonly Overwrite[];
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Directories keep it under either name; Okta's own attribute counts where a company maps it. */
const employeeIdOf = ({ profiles }: PersonRecord): string | undefined =>
  text(profiles['okta']?.['employeeNumber']) ??
  Object.values(profiles)
    .map(({ employeeID, employeeNumber }) => text(employeeID) ?? text(employeeNumber))
    .find((found) => found !== undefined);

/** The record with RingCentral's numbers as the account has them now, before any import brought them to Okta. */
function withNumbers(record: PersonRecord, ringcentral: SystemId, entry: DirectoryEntry | undefined): PersonRecord {
  if (!entry) return record;
  const direct = entry.phoneNumbers.find(({ usageType }) => usageType === 'DirectNumber');
  const numbers = { directNumber: direct?.phoneNumber, extensionNumber: entry.extensionNumber };
  const known = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  const held = record.profiles[ringcentral] ?? { userName: entry.email, email: entry.email };
  return { ...record, profiles: { ...record.profiles, [ringcentral]: { ...held, ...known } } };
}

/** What the environment makes of people once it is live, compared with what they hold now. */
function outlook(environment: Environment) {
  const ringcentral = ringcentralSystem(environment.systems)!;
  const live = compileFlows(configurationFor({ ...environment, phase: 'live' }));
  const read = personReader(compileFlows(configurationFor({ ...environment, phase: 'provisioning' })));
  const overwrites = overwritesUnder(environment);
  return (record: PersonRecord) => {
    const before = read(record);
    const { person } = settle(live, before);
    return { pushed: person.appUsers[ringcentral]?.profile ?? {}, overwrites: overwrites(before) };
  };
}

/** Everybody in a group in scope, in the order of their ids. Logins that the environment leaves alone are nobody's. */
export async function peopleInScope(
  environment: Environment,
  okta: OktaClient,
  ringcentral: RingCentralClient,
  progress: Progress,
): Promise<PersonInScope[]> {
  const inScope = new Set(environment.access.groups.filter(({ assign }) => assign).map(({ name }) => name));
  const left = new Set(environment.people.except.map(({ login }) => login.toLowerCase()));
  const entries = new Map((await ringcentral.directory()).map((entry) => [entry.email?.toLowerCase(), entry]));
  const look = outlook(environment);
  const system = ringcentralSystem(environment.systems)!;
  const people: PersonInScope[] = [];
  for await (const record of readPeople(okta, environment, progress)) {
    if (!record.groups.some((group) => inScope.has(group))) continue;
    const login = text(record.profiles['okta']?.['login']) ?? record.id;
    if (left.has(login.toLowerCase())) continue;
    const email = text(record.profiles['okta']?.['email']) ?? login;
    const complete = withNumbers(record, system, entries.get(email.toLowerCase()));
    people.push({ id: record.id, login, email, employeeId: employeeIdOf(record), ...look(complete) });
  }
  return people;
}
