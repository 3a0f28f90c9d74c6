import type { Extension } from '../entities';
import { ApiFault } from '../errors';
import type { Store } from '../store';

const RESERVED = ['110', '112', '118', '119', '911', '933', '988', '999'];
const SHORTEST = 3;

/** @throws ApiFault EXT-215, EXT-217, EXT-218 or EXT-219 */
export function checkExtensionNumber(store: Store, wanted: string, self?: Extension): string {
  // Okta pushes whole profiles: the number that somebody has already, even one that nobody could choose today, is no change (UNCONFIRMED).
  if (self?.extensionNumber === wanted) return wanted;
  const parameter = { name: 'extensionNumber', value: wanted };
  if (wanted.startsWith('0')) throw new ApiFault('EXT-215', parameter);
  if (RESERVED.includes(wanted)) throw new ApiFault('EXT-217', parameter);
  const longest = store.state.account.maxExtensionNumberLength;
  if (!/^\d+$/.test(wanted) || wanted.length < SHORTEST || wanted.length > longest) {
    throw new ApiFault('EXT-219', parameter);
  }
  const holder = store.extensionWithNumber(wanted);
  if (holder && holder.id !== self?.id) throw new ApiFault('EXT-218', parameter);
  return wanted;
}

/** The next free number. @throws ApiFault EXT-250 when the account's range is used up */
export function nextExtensionNumber(store: Store): string {
  const { account } = store.state;
  const last = 10 ** account.maxExtensionNumberLength;
  for (let next = account.nextExtensionNumber; next < last; next += 1) {
    const wanted = `${next}`;
    if (RESERVED.includes(wanted) || store.extensionWithNumber(wanted)) continue;
    account.nextExtensionNumber = next + 1;
    return wanted;
  }
  throw new ApiFault('EXT-250');
}
