import type {
  CustomField,
  DictionaryEntry,
  Extension,
  PhoneNumber,
  RingCentralClient,
  ServiceInfo,
} from '../../clients/ringcentral';
import type { Environment } from '../../engine/environment/schema';
import type { PersonInScope } from './people-in-scope';

/** Everything that the checks look at, read once. */
export interface Situation {
  readonly environment: Environment;
  readonly people: readonly PersonInScope[];
  readonly serviceInfo: ServiceInfo;
  /** The user of RC_USER_JWT may switch Directory Integration on. */
  readonly mayIntegrate: boolean;
  readonly extensions: readonly Extension[];
  /** In use, those of licences that wait for a person included. */
  readonly numbers: readonly PhoneNumber[];
  /** Nobody's yet. */
  readonly inventory: readonly PhoneNumber[];
  /** Grows when the run creates one. */
  readonly customFields: CustomField[];
  readonly countries: readonly DictionaryEntry[];
  /** Country's id → its states; only countries where RingCentral wants one. */
  readonly states: ReadonlyMap<string, readonly DictionaryEntry[]>;
}

/** Countries whose addresses need a state that RingCentral knows (API reference, "Contact business address info"). */
const COUNTRIES_WITH_STATES = ['US', 'CA', 'GB'];

/** Reads the account: two Heavy calls and one Medium, the rest Light. */
export async function readSituation(
  environment: Environment,
  people: readonly PersonInScope[],
  ringcentral: RingCentralClient,
): Promise<Situation> {
  const countries = await ringcentral.countries();
  const states = new Map<string, readonly DictionaryEntry[]>();
  for (const { id, isoCode = '' } of countries)
    if (COUNTRIES_WITH_STATES.includes(isoCode)) states.set(id, await ringcentral.states(id));
  return {
    environment,
    people,
    countries,
    states,
    serviceInfo: await ringcentral.serviceInfo(),
    mayIntegrate: await ringcentral.holdsPermission('ActiveDirectory'),
    customFields: await ringcentral.customFields(),
    extensions: await ringcentral.extensions(),
    numbers: await ringcentral.phoneNumbers(),
    inventory: await ringcentral.inventory(),
  };
}

const lower = (text: string | undefined): string => (text ?? '').toLowerCase();

/** Extensions that hold this address; RingCentral does not tell capital letters apart. */
export const extensionsWithEmail = ({ extensions }: Situation, email: string): Extension[] =>
  extensions.filter(({ contact }) => contact?.email !== undefined && lower(contact.email) === lower(email));

export const isUser = ({ type, status }: Extension): boolean => /User$/.test(type) && status !== 'Unassigned';

/** Licences that are bought and wait for somebody. */
export const pool = ({ extensions }: Situation): Extension[] =>
  extensions.filter(({ type, status }) => type === 'User' && status === 'Unassigned');

/** People in scope for whom Okta is going to create a RingCentral user. */
export const newcomers = (situation: Situation): PersonInScope[] =>
  situation.people.filter(({ email }) => extensionsWithEmail(situation, email).length === 0);

/** Logins that the environment leaves alone and that no extension is reserved for yet. */
export const unreserved = (situation: Situation): string[] =>
  situation.environment.people.except
    .map(({ login }) => login)
    .filter((login) => extensionsWithEmail(situation, login).length === 0);
