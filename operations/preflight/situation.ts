import type {
  Address,
  CustomField,
  DictionaryEntry,
  Extension,
  PhoneNumber,
  RingCentralClient,
  ServiceInfo,
} from '../../clients/ringcentral';
import type { Environment } from '../../engine/environment/schema';
import { extensionsWithEmail, type AccountReading } from '../tenants/ringcentral/account';
import type { PersonInScope, Scope } from '../tenants/ringcentral/people-in-scope';

/** Everything that the checks look at, read once. */
export interface Situation extends AccountReading, Scope {
  readonly environment: Environment;
  /** Instant of the run, ISO 8601: acknowledgements expire. */
  readonly now: string;
  readonly serviceInfo: ServiceInfo;
  /** The user of RC_USER_JWT may switch Directory Integration on. */
  readonly mayIntegrate: boolean;
  /** Nobody's yet. */
  readonly inventory: readonly PhoneNumber[];
  /** Grows when the run creates one. */
  readonly customFields: CustomField[];
  /** The field of the employee id was there when the run began: people may hold values. */
  readonly fieldExisted: boolean;
  /** The company's own: it completes a person's address that names no country. */
  readonly address: Address;
  readonly countries: readonly DictionaryEntry[];
  /** Country's id → its states; only countries where RingCentral wants one. */
  readonly states: ReadonlyMap<string, readonly DictionaryEntry[]>;
  /** Temporary numbers that a ported one has replaced since the account was read. */
  readonly swapped: Set<string>;
}

/** Countries whose addresses need a state that RingCentral knows (API reference, "Contact business address info"). */
const COUNTRIES_WITH_STATES = ['US', 'CA', 'GB'];

/** Reads the rest of the account: one Heavy call, the others Light. */
export async function readSituation(
  environment: Environment,
  now: string,
  read: AccountReading & Scope,
  ringcentral: RingCentralClient,
): Promise<Situation> {
  const countries = await ringcentral.countries();
  const states = new Map<string, readonly DictionaryEntry[]>();
  for (const { id, isoCode = '' } of countries)
    if (COUNTRIES_WITH_STATES.includes(isoCode)) states.set(id, await ringcentral.states(id));
  const customFields = await ringcentral.customFields();
  return {
    ...read,
    environment,
    now,
    countries,
    states,
    swapped: new Set(),
    serviceInfo: await ringcentral.serviceInfo(),
    mayIntegrate: await ringcentral.holdsPermission('ActiveDirectory'),
    address: await ringcentral.businessAddress(),
    customFields,
    fieldExisted: customFields.some(({ displayName }) => displayName === environment.ringcentral.employeeIdField),
    inventory: await ringcentral.inventory(),
  };
}

/** Licences that are bought and wait for somebody. */
export const pool = ({ extensions }: AccountReading): Extension[] =>
  extensions.filter(({ type, status }) => type === 'User' && status === 'Unassigned');

/** People in scope for whom Okta is going to create a RingCentral user. */
export const newcomers = (situation: Situation): PersonInScope[] =>
  situation.people.filter(({ email }) => extensionsWithEmail(situation, email).length === 0);

/** People in scope by address; RingCentral does not tell capital letters apart. */
export function peopleByEmail({ people }: Pick<Situation, 'people'>): ReadonlyMap<string, readonly PersonInScope[]> {
  const found = new Map<string, PersonInScope[]>();
  for (const person of people) {
    const email = person.email.toLowerCase();
    const others = found.get(email);
    if (others) others.push(person);
    else found.set(email, [person]);
  }
  return found;
}

/** People whose address is theirs alone: nobody can say whose a RingCentral user is that several would be linked to, so it gets no write. */
export const peopleOfOneAddress = (situation: Situation): PersonInScope[] =>
  [...peopleByEmail(situation).values()].flatMap((people) => (people.length === 1 ? people : []));

/** Logins that the environment leaves alone and that no extension is reserved for yet. */
export const unreserved = (situation: Situation): string[] =>
  situation.environment.people.except
    .map(({ login }) => login)
    .filter((login) => extensionsWithEmail(situation, login).length === 0);
