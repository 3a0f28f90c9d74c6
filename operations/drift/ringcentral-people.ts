import type { DirectoryEntry, RingCentralClient } from '../../clients/ringcentral';
import { duplicates, type DataDrift } from '../../engine/drift';
import type { Profile } from '../../engine/sync';

/** RingCentral's people, found by what Okta knows of them. */
export interface RingCentralPeople {
  /** What RingCentral says of a person; undefined where it has nobody like that, or somebody who cannot use it. */
  readonly of: (externalId: string | undefined, copy: Profile) => Profile | undefined;
  /** Emails that several share, and, after everybody in Okta has been looked up, accounts that nobody owns. */
  readonly left: () => DataDrift[];
}

const DIRECT = 'DirectNumber';
/** States of an account that somebody switched off; one that waits for its first login is not among them. */
const OFF = new Set(['Disabled', 'Frozen']);

/** A person with several numbers keeps the one that Okta holds; RingCentral's list does not say which is the first. */
function directNumber({ phoneNumbers }: DirectoryEntry, held: unknown): string | null {
  const numbers = phoneNumbers.filter(({ usageType }) => usageType === DIRECT).map(({ phoneNumber }) => phoneNumber);
  return numbers.find((number) => number === held) ?? numbers[0] ?? null;
}

/** In the words of Okta's app profile. What the list does not tell (addresses, mobile numbers) stays as Okta knows it. */
const profileOf = (entry: DirectoryEntry, copy: Profile): Profile => ({
  firstName: entry.firstName ?? null,
  lastName: entry.lastName ?? null,
  email: entry.email ?? null,
  department: entry.department ?? null,
  extensionNumber: entry.extensionNumber ?? null,
  directNumber: directNumber(entry, copy['directNumber']),
});

/** Reads everybody once: two thousand a call. `system` is RingCentral's name in the environment. */
export async function readRingCentralPeople(
  ringcentral: RingCentralClient,
  system: string,
): Promise<RingCentralPeople> {
  const entries = (await ringcentral.directory()).filter(({ type }) => type === 'User');
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byEmail = new Map(entries.map((entry) => [entry.email?.toLowerCase() ?? entry.id, entry]));
  const shared = duplicates(system, 'email');
  const twice = entries.flatMap(({ id, email }) => shared(id, email));
  const owned = new Set<string>();
  return {
    of: (externalId, copy) => {
      const email = copy['email'];
      const found = byId.get(externalId ?? '') ?? byEmail.get(typeof email === 'string' ? email.toLowerCase() : '');
      if (!found) return undefined;
      owned.add(found.id);
      return OFF.has(found.status ?? '') ? undefined : profileOf(found, copy);
    },
    left: () => [
      ...twice,
      ...entries
        .filter(({ id }) => !owned.has(id))
        .map(({ id }) => ({ system, person: id, attribute: 'owner', expected: 'somebody in Okta', actual: null })),
    ],
  };
}
