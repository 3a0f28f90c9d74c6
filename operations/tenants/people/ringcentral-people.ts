import type { DirectoryEntry, RingCentralClient } from '../../../clients/ringcentral';
import { duplicates, SAID, type DataDrift } from '../../../engine/drift';
import type { Profile } from '../../../engine/sync';
import { isDirect } from '../../../engine/systems/ringcentral-numbers';
import { isOff } from '../extensions';
import { HeldProfiles, Numbers } from './held-profiles';

/** RingCentral's people, found by what Okta knows of them. */
export interface RingCentralPeople {
  /** What RingCentral says of a person; undefined where it has nobody like that, or somebody who cannot use it. */
  readonly of: (externalId: string | undefined, copy: Profile) => Profile | undefined;
  /** Emails that several share, and, after everybody in Okta has been looked up, accounts that nobody owns. */
  readonly left: () => DataDrift[];
}

/** What of an entry is held, in the words of Okta's app profile. */
const HELD = ['firstName', 'lastName', 'email', 'department', 'extensionNumber'] as const;

const numbersOf = ({ phoneNumbers }: DirectoryEntry): string[] =>
  phoneNumbers.filter(isDirect).map(({ phoneNumber }) => phoneNumber);

/** A person with several numbers keeps the one that Okta holds; RingCentral's list does not say which is the first. */
const directNumber = (numbers: readonly string[], held: unknown): string | null =>
  numbers.find((number) => number === held) ?? numbers[0] ?? null;

/** The directory, as far as a comparison needs it. */
class Directory {
  private readonly entries = new HeldProfiles([...HELD, 'numbers', 'off'], new Numbers());
  private readonly byEmail = new Map<string, string>();
  private readonly unclaimed = new Set<string>();

  add(entry: DirectoryEntry): void {
    const off = isOff(entry.status);
    this.entries.put(entry.id, { ...entry, numbers: numbersOf(entry), ...(off && { off }) });
    this.unclaimed.add(entry.id);
    if (!entry.email) return;
    const email = entry.email.toLowerCase();
    // Lists come in any order: of two accounts with one email the one opened later counts, and both are told.
    const other = this.byEmail.get(email);
    if (other === undefined || other < entry.id) this.byEmail.set(email, entry.id);
  }

  /** What the list does not tell (addresses, mobile numbers) stays as Okta knows it. */
  of(externalId: string | undefined, copy: Profile): Profile | undefined {
    const email = copy['email'];
    const id = this.entries.get(externalId ?? '')
      ? externalId
      : this.byEmail.get(typeof email === 'string' ? email.toLowerCase() : '');
    if (id === undefined) return undefined;
    this.unclaimed.delete(id);
    const { numbers = [], off, ...told } = this.entries.get(id)! as Record<string, unknown>;
    if (off) return undefined;
    const known = Object.fromEntries(HELD.map((name) => [name, told[name] ?? null]));
    return { ...known, directNumber: directNumber(numbers as string[], copy['directNumber']) };
  }

  unowned(): string[] {
    return [...this.unclaimed];
  }
}

/** Reads everybody once: two thousand a call. `system` is RingCentral's name in the environment. */
export async function readRingCentralPeople(
  ringcentral: RingCentralClient,
  system: string,
): Promise<RingCentralPeople> {
  const directory = new Directory();
  const shared = duplicates(system, 'email');
  const twice: DataDrift[] = [];
  for await (const page of ringcentral.directoryPages())
    for (const entry of page) {
      if (entry.type !== 'User') continue;
      directory.add(entry);
      twice.push(...shared(entry.id, entry.email));
    }
  return {
    of: (externalId, copy) => directory.of(externalId, copy),
    left: () => [
      ...twice,
      ...directory
        .unowned()
        .map((id) => ({ system, person: id, attribute: 'owner', expected: SAID.owner, actual: null })),
    ],
  };
}
