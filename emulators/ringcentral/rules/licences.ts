import type { Extension, PhoneNumber } from '../entities';
import type { Store } from '../store';

/** Takes everything personal away: what is left is a bought licence that waits for the next person. */
function makeUnassigned(extension: Extension, now: string): void {
  const { id, type, creationTime } = extension;
  for (const key of Object.keys(extension) as (keyof Extension)[]) delete extension[key];
  Object.assign(extension, {
    id,
    type,
    status: 'Unassigned',
    roleIds: [],
    customFields: {},
    references: [],
    hidden: false,
    creationTime,
    lastModified: now,
  } satisfies Extension);
}

/** Returns a number to the account. */
export function toInventory(number: PhoneNumber): void {
  number.usageType = 'Inventory';
  number.primary = false;
  delete number.extensionId;
}

/**
 * Turns a user back into an Unassigned extension: messages, greetings and the person are gone, one direct number stays with
 * the licence, the others return to the account's inventory (RingCentral's SCIM announcement).
 */
export function releaseToPool(store: Store, extension: Extension, now: string): void {
  const kept = store.primaryNumberOf(extension.id);
  store
    .numbersOf(extension.id)
    .filter((number) => number !== kept)
    .forEach(toInventory);
  if (kept) kept.primary = true;
  makeUnassigned(extension, now);
}

/** Removes an extension for good; its numbers go to the inventory, or away with it. */
export function removeExtension(store: Store, extension: Extension, keepNumbers: boolean): void {
  for (const number of store.numbersOf(extension.id)) {
    if (keepNumbers) toInventory(number);
    else store.removePhoneNumber(number.id);
  }
  store.removeExtension(extension.id);
}
