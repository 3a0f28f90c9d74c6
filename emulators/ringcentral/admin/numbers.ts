import { z } from 'zod';
import { AdminRefusal, type AdminRoute } from '../../http';
import type { Platform } from '../router';
import { newNumber } from '../rules/number-change';
import { byEmail, byNumber, fictional, fresh } from './console';

const inventorySchema = z.object({ phoneNumbers: z.array(z.string()).min(1) });
const portSchema = z.object({
  phoneNumber: z.string(),
  email: z.string(),
  temporaryNumber: z.string().optional(),
});
const completeSchema = z.object({
  phoneNumber: z.string(),
  /** False: the number has come, and nobody has put it in the place of its temporary one yet. */
  swap: z.boolean().default(true),
});

function addToInventory(platform: Platform, phoneNumbers: readonly string[]) {
  const numbers = phoneNumbers.map((phoneNumber) => newNumber(platform.store, fresh(platform, phoneNumber)));
  platform.store.state.phoneNumbers.push(...numbers);
  return { added: numbers.length };
}

/**
 * Starts to move a number over from the old carrier: it is listed as Pending, and a temporary number rings until it has come.
 * Neither is a number to write anywhere. Direct numbers that the person has stay as they are.
 */
function startPort(platform: Platform, { phoneNumber, email, temporaryNumber }: z.infer<typeof portSchema>) {
  const { store } = platform;
  const { id: extensionId } = byEmail(platform, email);
  const line = { usageType: 'DirectNumber', extensionId } as const;
  const temporary = newNumber(store, temporaryNumber ? fresh(platform, temporaryNumber) : fictional(platform), {
    ...line,
    status: 'Temporary',
  });
  const ported = newNumber(store, fresh(platform, phoneNumber), {
    ...line,
    status: 'Pending',
    paymentType: 'External',
    primary: true,
    temporaryNumberId: temporary.id,
  });
  store.state.phoneNumbers.push(ported, temporary);
  return { ported, temporary };
}

/** The old carrier let go: the number rings, and once it is swapped its temporary stand-in is gone. */
function completePort(platform: Platform, { phoneNumber, swap }: z.infer<typeof completeSchema>) {
  const { store } = platform;
  const number = byNumber(platform, phoneNumber);
  if (number.status !== 'Pending') throw new AdminRefusal(409, `${phoneNumber} is not being ported.`);
  if (!swap) return Object.assign(number, { status: 'PortedIn', primary: false });
  if (number.temporaryNumberId !== undefined) store.removePhoneNumber(number.temporaryNumberId);
  delete number.temporaryNumberId;
  for (const other of store.numbersOf(number.extensionId ?? 0)) other.primary = other === number;
  return Object.assign(number, { status: 'Normal', paymentType: 'Local' });
}

/** What the porting team and the telephony team do with numbers. */
export const numberRoutes = (platform: Platform): AdminRoute[] => [
  {
    id: 'add-numbers',
    method: 'POST',
    path: '/inventory',
    body: { phoneNumbers: ['+14155550144'] },
    handler: ({ body }) => addToInventory(platform, inventorySchema.parse(body).phoneNumbers),
  },
  {
    id: 'start-port',
    method: 'POST',
    path: '/ports',
    body: { phoneNumber: '+442079460114', email: 'hannah.pettibone@acme.test' },
    handler: ({ body }) => startPort(platform, portSchema.parse(body)),
  },
  {
    id: 'complete-port',
    method: 'POST',
    path: '/ports/complete',
    body: { phoneNumber: '+442079460113' },
    handler: ({ body }) => completePort(platform, completeSchema.parse(body)),
  },
];
