import type { RingCentralClient } from '../../clients/ringcentral';
import type { SystemId } from '../../engine/flows/model';
import type { ExportedAccount } from '../../engine/org/exported';
import type { PersonRecord } from '../../engine/review/model';
import { isDirect, personsNumber, rings } from '../../engine/systems/ringcentral-numbers';
import { isUser } from './extensions';
import { directNumbersOf, extensionsWithEmail, readAccount, type AccountReading } from './ringcentral/account';

/** Countries whose addresses need a state that RingCentral knows (API reference, "Contact business address info"). */
const COUNTRIES_WITH_STATES = ['US', 'CA', 'GB'];

/** An entry as somebody may write it. */
const spelled = ({ name, isoCode }: { readonly name: string; readonly isoCode?: string | undefined }): string[] =>
  isoCode ? [name, isoCode] : [name];

async function dictionariesOf(
  ringcentral: RingCentralClient,
): Promise<Required<Pick<ExportedAccount, 'countries' | 'states'>>> {
  const countries: Record<string, string[]> = {};
  const states: Record<string, string[]> = {};
  for (const country of await ringcentral.countries()) {
    const { id, name, isoCode = name } = country;
    countries[isoCode] = spelled(country);
    if (COUNTRIES_WITH_STATES.includes(isoCode)) states[isoCode] = (await ringcentral.states(id)).flatMap(spelled);
  }
  return { countries, states };
}

/** A RingCentral account as an export keeps it, and whose numbers are whose. */
export interface AccountOfExport {
  readonly account: ExportedAccount;
  readonly reading: AccountReading;
}

/** Reads what an account has to give. Reads only: a handful of calls. */
export async function readExportedAccount(ringcentral: RingCentralClient): Promise<AccountOfExport> {
  const reading = await readAccount(ringcentral);
  const pool = reading.extensions.filter(({ type, status }) => type === 'User' && status === 'Unassigned');
  const numbered = new Set(
    reading.numbers.flatMap((number) =>
      isDirect(number) && rings(number) && number.extension ? [number.extension.id] : [],
    ),
  );
  return {
    reading,
    account: {
      licences: pool.length,
      licencesWithNumber: pool.filter(({ id }) => numbered.has(id)).length,
      inventory: (await ringcentral.inventory()).length,
      extensionNumbers: reading.extensions.flatMap(({ extensionNumber }) => (extensionNumber ? [extensionNumber] : [])),
      ...(await dictionariesOf(ringcentral)),
    },
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * The record with RingCentral's numbers as the account has them now, whatever the last import brought to Okta. Only of people who are
 * linked: an account that Okta does not know yet is no app user.
 */
export function withNumbers(record: PersonRecord, system: SystemId, { reading }: AccountOfExport): PersonRecord {
  const held = record.profiles[system];
  const okta = record.profiles['okta'];
  const email = text(held?.['email']) ?? text(okta?.['email']) ?? text(okta?.['login']);
  if (!held || email === undefined) return record;
  const [extension, another] = extensionsWithEmail(reading, email).filter(isUser);
  // RingCentral links nobody to one of two users with the same email address ("More than one record found for Email").
  if (!extension || another) return record;
  const numbers = {
    directNumber: personsNumber(directNumbersOf(reading, extension.id)),
    extensionNumber: extension.extensionNumber,
  };
  const known = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  return { ...record, profiles: { ...record.profiles, [system]: { ...held, ...known } } };
}
