import type { Extension, PhoneNumber, RingCentralClient } from '../../../clients/ringcentral';
import { isDirect } from '../../../engine/systems/ringcentral-numbers';

/** Who and what a RingCentral account holds; every question about people starts from it. */
export interface AccountReading {
  readonly extensions: readonly Extension[];
  /** In use, those of licences that wait for a person included. */
  readonly numbers: readonly PhoneNumber[];
}

/** One Medium call a thousand extensions, one Heavy call a thousand numbers. */
export const readAccount = async (ringcentral: RingCentralClient): Promise<AccountReading> => ({
  extensions: await ringcentral.extensions(),
  numbers: await ringcentral.phoneNumbers(),
});

const emails = new WeakMap<AccountReading, ReadonlyMap<string, readonly Extension[]>>();

function byEmail(account: AccountReading): ReadonlyMap<string, readonly Extension[]> {
  const known = emails.get(account);
  if (known) return known;
  const found = new Map<string, Extension[]>();
  for (const extension of account.extensions) {
    const email = extension.contact?.email?.toLowerCase();
    if (email === undefined) continue;
    const others = found.get(email);
    if (others) others.push(extension);
    else found.set(email, [extension]);
  }
  emails.set(account, found);
  return found;
}

/** Extensions that hold this address; RingCentral does not tell capital letters apart. */
export const extensionsWithEmail = (account: AccountReading, email: string): readonly Extension[] =>
  byEmail(account).get(email.toLowerCase()) ?? [];

const numbers = new WeakMap<AccountReading, ReadonlyMap<string, readonly PhoneNumber[]>>();

/** Direct numbers of an extension in RingCentral's order, those of a port that is under way included. */
export function directNumbersOf(account: AccountReading, extensionId: string): readonly PhoneNumber[] {
  let known = numbers.get(account);
  if (!known) {
    const found = new Map<string, PhoneNumber[]>();
    for (const number of account.numbers) {
      if (!isDirect(number) || !number.extension) continue;
      const others = found.get(number.extension.id);
      if (others) others.push(number);
      else found.set(number.extension.id, [number]);
    }
    numbers.set(account, (known = found));
  }
  return known.get(extensionId) ?? [];
}
