import { AdminRefusal } from '../../http';
import type { Extension, PhoneNumber } from '../entities';
import type { Platform } from '../router';

/** What the console's pages look up. Each refuses in the console's way when nothing is found. */

/** @throws AdminRefusal 404 when nobody has this email */
export function byEmail({ store }: Platform, email: string): Extension {
  const [found] = store.extensionsWithEmail(email);
  if (!found) throw new AdminRefusal(404, `Nobody in this account has the email ${email}.`);
  return found;
}

/** @throws AdminRefusal 404 when the account has no such number */
export function byNumber({ store }: Platform, phoneNumber: string): PhoneNumber {
  const found = store.state.phoneNumbers.find((number) => number.phoneNumber === phoneNumber);
  if (!found) throw new AdminRefusal(404, `The account has no number ${phoneNumber}.`);
  return found;
}

/** Keeps in the audit trail what the account's administrator did to a user in the portal. */
export function booked({ store, clock }: Platform, actionId: string, target: Extension, change: object): void {
  const initiatorId = store.state.jwts[0]?.extensionId ?? store.state.account.id;
  store.state.audit.push({
    eventTime: clock.now().toISOString(),
    actionId,
    eventType: actionId.startsWith('CREATE') ? 'Create' : 'Update',
    initiatorId,
    initiatorClientId: 'admin-portal',
    targetId: `${target.id}`,
    targetType: 'extension',
    parameters: Object.entries(change).map(([key, value]) => ({ key, value: String(value) })),
    clientIp: '127.0.0.1',
  });
}

/** The next free licence. @throws AdminRefusal 409 when all are in use */
export function fromPool({ store }: Platform): Extension {
  const [found] = store.freePool();
  if (!found) throw new AdminRefusal(409, 'All purchased extensions are in use: buy more first.');
  return found;
}

/** A number that the account does not have yet. @throws AdminRefusal 409 when it has */
export function fresh({ store }: Platform, phoneNumber: string): string {
  if (store.state.phoneNumbers.some((number) => number.phoneNumber === phoneNumber)) {
    throw new AdminRefusal(409, `The account has the number ${phoneNumber} already.`);
  }
  return phoneNumber;
}

/** `+1650555` and four digits that nobody in the account has yet: the range 555-0100…0199 belongs to fiction. */
export function fictional({ store }: Platform): string {
  for (let next = 100; next < 200; next += 1) {
    const phoneNumber = `+16505550${next}`;
    if (!store.state.phoneNumbers.some((number) => number.phoneNumber === phoneNumber)) return phoneNumber;
  }
  return `+1650556${`${store.nextId()}`.slice(-4)}`;
}
