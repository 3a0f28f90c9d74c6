import { z } from 'zod';
import { AdminRefusal, type AdminRoute } from '../../http';
import type { Extension } from '../entities';
import type { Platform } from '../router';
import { nextExtensionNumber } from '../rules/extension-number';
import { newNumber } from '../rules/number-change';
import { booked, byEmail, fictional, fresh, fromPool } from './console';

const poolSchema = z.object({
  count: z.number().int().positive().max(1000),
  withNumber: z.boolean().default(true),
});
const specialSchema = z.object({
  type: z.enum(['Room', 'Limited']),
  name: z.string().min(1),
  extensionNumber: z.string().optional(),
});
const duplicateSchema = z.object({ email: z.string() });
const userSchema = z.object({
  email: z.string(),
  phoneNumber: z.string().optional(),
  extensionNumber: z.string().optional(),
  status: z.enum(['Enabled', 'Disabled', 'Frozen', 'NotActivated']).optional(),
});

const empty = ({ store, clock }: Platform, over: Partial<Extension>): Extension => {
  const now = clock.now().toISOString();
  return {
    id: store.nextId(),
    type: 'User',
    status: 'Unassigned',
    roleIds: [],
    customFields: {},
    references: [],
    hidden: false,
    creationTime: now,
    lastModified: now,
    ...over,
  };
};

function buy(platform: Platform, { count, withNumber }: z.infer<typeof poolSchema>) {
  const { store } = platform;
  for (let bought = 0; bought < count; bought += 1) {
    const extension = empty(platform, {});
    store.state.extensions.push(extension);
    if (!withNumber) continue;
    const line = { usageType: 'DirectNumber', extensionId: extension.id, primary: true } as const;
    store.state.phoneNumbers.push(newNumber(store, fictional(platform), line));
  }
  return { free: store.freePool().length };
}

/** The first step of the guide for a conference room: its phone takes a licence before people do. */
function reserve(platform: Platform, { type, name, extensionNumber }: z.infer<typeof specialSchema>) {
  const { store } = platform;
  if (extensionNumber && store.extensionWithNumber(extensionNumber)) {
    throw new AdminRefusal(409, `Extension number ${extensionNumber} is in use.`);
  }
  const extension = fromPool(platform);
  return Object.assign(extension, {
    type,
    name,
    status: 'Enabled',
    contact: { firstName: name },
    extensionNumber: extensionNumber ?? nextExtensionNumber(store),
    siteId: store.state.sites[0]?.id,
  } satisfies Partial<Extension>);
}

/** The portal lets a second record carry an email that is nobody's login; the API does not. */
function duplicate(platform: Platform, email: string) {
  const { store } = platform;
  const { contact } = byEmail(platform, email);
  const extension = empty(platform, {
    status: 'NotActivated',
    contact: { ...contact, emailAsLoginName: false },
    name: [contact?.firstName, contact?.lastName].filter(Boolean).join(' '),
    extensionNumber: nextExtensionNumber(store),
    siteId: store.state.sites[0]?.id,
    roleIds: ['7'],
  });
  store.state.extensions.push(extension);
  booked(platform, 'CREATE_USER', extension, { email });
  return extension;
}

/** A person's number, extension number or status, changed by hand in the portal. */
function changeUser(platform: Platform, { email, phoneNumber, ...change }: z.infer<typeof userSchema>) {
  const { store, clock } = platform;
  const extension = byEmail(platform, email);
  const holder = change.extensionNumber === undefined ? undefined : store.extensionWithNumber(change.extensionNumber);
  if (holder && holder !== extension)
    throw new AdminRefusal(409, `Extension number ${change.extensionNumber} is in use.`);
  if (phoneNumber !== undefined) {
    const primary = store.primaryNumberOf(extension.id);
    if (primary) primary.phoneNumber = fresh(platform, phoneNumber);
    else {
      const line = { usageType: 'DirectNumber', extensionId: extension.id, primary: true } as const;
      store.state.phoneNumbers.push(newNumber(store, fresh(platform, phoneNumber), line));
    }
  }
  Object.assign(extension, change, { lastModified: clock.now().toISOString() });
  booked(platform, 'CHANGE_USER_INFO', extension, { ...change, ...(phoneNumber !== undefined && { phoneNumber }) });
  return { extension, directNumbers: store.directNumbersOf(extension.id).map((number) => number.phoneNumber) };
}

/** What people do with users and licences in RingCentral's admin portal. */
export const userRoutes = (platform: Platform): AdminRoute[] => [
  {
    id: 'buy-extensions',
    method: 'POST',
    path: '/unassigned-extensions',
    body: { count: 10, withNumber: true },
    handler: ({ body }) => buy(platform, poolSchema.parse(body)),
  },
  {
    id: 'special-phone',
    method: 'POST',
    path: '/special-phones',
    body: { type: 'Room', name: 'Conference Room Twin Peaks' },
    handler: ({ body }) => reserve(platform, specialSchema.parse(body)),
  },
  {
    id: 'duplicate-email',
    method: 'POST',
    path: '/duplicate-email',
    body: { email: 'zelda.fitzwarren@acme.test' },
    handler: ({ body }) => duplicate(platform, duplicateSchema.parse(body).email),
  },
  {
    id: 'change-user',
    method: 'PUT',
    path: '/users',
    body: { email: 'zelda.fitzwarren@acme.test', phoneNumber: '+14155550199' },
    handler: ({ body }) => changeUser(platform, userSchema.parse(body)),
  },
];
