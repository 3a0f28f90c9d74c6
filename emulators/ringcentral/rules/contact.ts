import type { Contact, Extension } from '../entities';
import { ApiFault, invalid, missingInBody } from '../errors';
import type { Store } from '../store';
import { checkedAddress } from './address';

const E164 = /^\+[1-9]\d{6,14}$/;
const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const REQUIRED = ['firstName', 'email'] as const;

function checkEmail(store: Store, email: string, self: Extension | undefined, path: string): void {
  if (!EMAIL.test(email)) throw invalid(`${path}.email`, email);
  if (store.extensionsWithEmail(email).some(({ id }) => id !== self?.id))
    throw new ApiFault('EXT-226', { name: `${path}.email`, value: email });
  if (store.state.account.foreignLogins.some((login) => login.toLowerCase() === email.toLowerCase())) {
    throw new ApiFault('EXT-227', { name: `${path}.email`, value: email });
  }
}

function checkPhones(store: Store, { businessPhone, mobilePhone }: Contact, path: string): void {
  if (mobilePhone && (!E164.test(mobilePhone) || TOLL_FREE.test(mobilePhone))) {
    throw invalid(`${path}.mobilePhone`, mobilePhone);
  }
  if (!businessPhone) return;
  if (!E164.test(businessPhone)) throw new ApiFault('EXT-103', { name: `${path}.businessPhone`, value: businessPhone });
  // Pushing a RingCentral number back as business phone is refused: a two-way mapping of primaryPhone runs into this.
  if (store.state.phoneNumbers.some(({ phoneNumber }) => phoneNumber === businessPhone)) {
    throw new ApiFault('EXT-102', { name: `${path}.businessPhone`, value: businessPhone });
  }
}

const withoutEmpty = (contact: Contact): Contact =>
  Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== '' && value !== undefined));

/**
 * The contact that results from writing `changes` over what an extension has; an empty string takes a value away.
 * @throws ApiFault CMN-101, CMN-102, EXT-102, EXT-103, EXT-226 or EXT-227
 */
export function changedContact(store: Store, self: Extension | undefined, changes: Contact, path = 'contact'): Contact {
  const merged = withoutEmpty({ ...self?.contact, ...changes });
  for (const name of REQUIRED) if (!merged[name]) throw missingInBody(`${path}.${name}`);
  if (changes.email !== undefined && changes.email !== self?.contact?.email) {
    checkEmail(store, changes.email, self, path);
  }
  checkPhones(store, changes, path);
  if (!changes.businessAddress) return merged;
  const address = checkedAddress(
    { ...self?.contact?.businessAddress, ...changes.businessAddress },
    `${path}.businessAddress`,
    store.state.account.businessAddress,
  );
  return { ...merged, businessAddress: Object.keys(address).length > 0 ? address : undefined };
}
