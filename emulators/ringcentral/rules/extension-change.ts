import { z } from 'zod';
import { EXTENSION_STATUSES, EXTENSION_TYPES, type Extension } from '../entities';
import { ApiFault, invalid, missingInBody } from '../errors';
import type { Store } from '../store';
import { changedContact } from './contact';
import { checkExtensionNumber, nextExtensionNumber } from './extension-number';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

export const addressSchema = z.object({ street: text, city: text, state: text, zip: text, country: text });

const contactSchema = z.object({
  firstName: text,
  lastName: text,
  email: text,
  company: text,
  jobTitle: text,
  department: text,
  businessPhone: text,
  mobilePhone: text,
  businessAddress: addressSchema.optional(),
  emailAsLoginName: z.boolean().optional(),
  pronouncedName: text,
});

/** What an extension's POST and PUT accept. */
export const extensionSchema = z.object({
  contact: contactSchema.optional(),
  extensionNumber: z.union([z.string(), z.number().transform(String)]).optional(),
  name: z.string().optional(),
  password: z.string().optional(),
  ivrPin: z.string().optional(),
  status: z.enum(EXTENSION_STATUSES).optional(),
  statusInfo: z.object({ reason: z.enum(['Voluntarily', 'Involuntarily']), comment: z.string().optional() }).optional(),
  type: z.enum(EXTENSION_TYPES).optional(),
  site: z.object({ id: z.string() }).optional(),
  costCenter: z.object({ id: z.coerce.number() }).optional(),
  customFields: z.array(z.object({ id: z.coerce.string(), value: z.string() })).optional(),
  references: z.array(z.object({ ref: z.string(), type: z.enum(['PartnerId', 'CustomerDirectoryId']) })).optional(),
  regionalSettings: z.record(z.string(), z.unknown()).optional(),
  partnerId: z.string().optional(),
  setupWizardState: z.enum(['NotStarted', 'Incomplete', 'Completed']).optional(),
  hidden: z.boolean().optional(),
  transition: z.unknown().optional(),
});
type ExtensionChange = z.infer<typeof extensionSchema>;

const GOOD_PASSWORD = /^(?=.*[A-Za-z])(?=.*\d)(?=.*[A-Z\W_]).{8,32}$/;

function checkReferences(store: Store, { site, costCenter, customFields = [], password }: ExtensionChange): void {
  if (site && !store.state.sites.some(({ id }) => id === site.id)) throw missingInBody('site.id');
  if (costCenter && !store.state.costCenters.some(({ id }) => id === costCenter.id))
    throw missingInBody('costCenter.id');
  for (const { id } of customFields) {
    if (!store.state.customFields.some((field) => field.id === id)) throw missingInBody('customFields.id');
  }
  if (password !== undefined && !GOOD_PASSWORD.test(password)) throw new ApiFault('PWD-001', { name: 'password' });
}

const fullName = ({ contact }: Extension): string | undefined =>
  [contact?.firstName, contact?.lastName].filter(Boolean).join(' ') || undefined;

/** Writes the simple fields; everything was checked. */
function apply(extension: Extension, change: ExtensionChange, now: string): void {
  const { site, costCenter, customFields, contact: _contact, ...rest } = change;
  for (const key of ['statusInfo', 'references', 'regionalSettings', 'partnerId', 'setupWizardState'] as const) {
    if (rest[key] !== undefined) Object.assign(extension, { [key]: rest[key] });
  }
  if (site) extension.siteId = site.id;
  if (costCenter) extension.costCenterId = costCenter.id;
  for (const { id, value } of customFields ?? []) {
    if (value === '') delete extension.customFields[id];
    else extension.customFields[id] = value;
  }
  extension.name = change.name ?? fullName(extension) ?? extension.name;
  extension.lastModified = now;
}

/**
 * Gives an Unassigned extension to a person: that needs status, contact and a number (the next free one is taken). Without
 * a status the contact is stored and the licence stays Unassigned, as RingCentral does.
 */
function assign(store: Store, extension: Extension, change: ExtensionChange, now: string): void {
  const contact = changedContact(store, extension, change.contact ?? {});
  if (change.status !== undefined) {
    if (change.status !== 'NotActivated' && change.status !== 'Enabled') throw invalid('status', change.status);
    extension.extensionNumber =
      change.extensionNumber === undefined
        ? nextExtensionNumber(store)
        : checkExtensionNumber(store, change.extensionNumber, extension);
    extension.status = change.status;
    extension.setupWizardState = 'NotStarted';
    extension.siteId ??= store.state.sites[0]?.id;
  }
  extension.contact = contact;
  apply(extension, change, now);
}

/** Changes an extension in part. @throws ApiFault for everything RingCentral refuses; nothing is written then */
export function changeExtension(store: Store, extension: Extension, change: ExtensionChange, now: string): void {
  checkReferences(store, change);
  if (change.hidden !== undefined) throw invalid('hidden');
  if (change.type !== undefined && change.type !== extension.type) throw new ApiFault('EXT-224', { name: 'type' });
  if (extension.status === 'Unassigned') return assign(store, extension, change, now);
  if (change.status === 'Unassigned') throw invalid('status', change.status);
  const contact = change.contact && changedContact(store, extension, change.contact);
  if (change.extensionNumber !== undefined) {
    extension.extensionNumber = checkExtensionNumber(store, change.extensionNumber, extension);
  }
  if (contact) extension.contact = contact;
  if (change.status !== undefined) extension.status = change.status;
  if (extension.status !== 'Disabled') delete extension.statusInfo;
  apply(extension, change, now);
}

const CREATABLE = [
  'User',
  'DigitalUser',
  'VirtualUser',
  'Department',
  'Announcement',
  'Voicemail',
  'SharedLinesGroup',
  'PagingOnly',
  'Room',
];

/** Users made by plain POST hold no bought licence: no digital line, and a small quota. */
function checkQuota(store: Store): void {
  const unlicensed = store.state.extensions.filter(
    ({ id, type, status }) => type === 'User' && status !== 'Unassigned' && store.numbersOf(id).length === 0,
  );
  if (unlicensed.length >= store.state.account.maxUnlicensedUsers) {
    throw new ApiFault('EXT-355', { name: 'type', value: 'User' });
  }
}

/** Adds an extension. @throws ApiFault for everything RingCentral refuses */
export function createExtension(store: Store, change: ExtensionChange, now: string): Extension {
  checkReferences(store, change);
  const type = change.type ?? 'User';
  if (!CREATABLE.includes(type)) throw new ApiFault('EXT-351', { name: 'type', value: type });
  if (change.status === 'Unassigned') throw invalid('status', change.status);
  const contact = changedContact(store, undefined, { emailAsLoginName: true, ...change.contact });
  if (type === 'User') checkQuota(store);
  const extensionNumber =
    change.extensionNumber === undefined
      ? nextExtensionNumber(store)
      : checkExtensionNumber(store, change.extensionNumber);
  const extension: Extension = {
    id: store.nextId(),
    type,
    status: change.status ?? 'NotActivated',
    extensionNumber,
    contact,
    siteId: store.state.sites[0]?.id,
    roleIds: type === 'User' ? ['7'] : [],
    customFields: {},
    references: [],
    hidden: change.hidden ?? false,
    setupWizardState: 'NotStarted',
    creationTime: now,
    lastModified: now,
  };
  apply(extension, change, now);
  store.state.extensions.push(extension);
  return extension;
}
