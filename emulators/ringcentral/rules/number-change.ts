import type { Extension, PhoneNumber } from '../entities';
import { ApiFault, invalid } from '../errors';
import type { Store } from '../store';
import { toInventory } from './licences';

/** Gives a number to an extension; its first direct number becomes the primary one. */
export function giveNumber(store: Store, number: PhoneNumber, extension: Extension): void {
  if (number.status !== 'Normal') throw new ApiFault('CMN-204', { name: 'phoneNumber' });
  const first = store.directNumbersOf(extension.id).filter((other) => other !== number).length === 0;
  number.usageType = 'DirectNumber';
  number.extensionId = extension.id;
  number.primary = first;
}

/**
 * Puts `target` where `number` is now: the documented swap of a temporary number once the port is complete. A temporary
 * number is gone afterwards, another one returns to the inventory.
 */
export function replaceNumber(store: Store, number: PhoneNumber, target: PhoneNumber): void {
  if (target === number || (target.status !== 'Normal' && target.status !== 'PortedIn')) {
    throw invalid('targetPhoneNumberId', `${target.id}`);
  }
  const { usageType, primary, extensionId } = number;
  target.usageType = usageType;
  target.extensionId = extensionId;
  target.primary = primary || target.primary;
  target.status = 'Normal';
  delete target.temporaryNumberId;
  if (number.status === 'Temporary') store.removePhoneNumber(number.id);
  else toInventory(number);
}

const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)/;

/** A number as RingCentral books it. */
export function newNumber(store: Store, phoneNumber: string, over: Partial<PhoneNumber> = {}): PhoneNumber {
  const tollFree = TOLL_FREE.test(phoneNumber);
  return {
    id: store.nextId(),
    phoneNumber,
    usageType: 'Inventory',
    type: 'VoiceFax',
    tollType: tollFree ? 'TollFree' : 'Toll',
    paymentType: tollFree ? 'TollFree' : 'Local',
    status: 'Normal',
    primary: false,
    ...over,
  };
}
