import { z } from 'zod';
import type { PhoneNumber } from '../entities';
import { ApiFault, invalid, missingInBody, notFound } from '../errors';
import { pagedOf, passes } from '../mappers/paging';
import { numberV2 } from '../mappers/phone-number';
import { type Call, type Route, ok } from '../router';
import { toInventory } from '../rules/licences';
import { giveNumber, newNumber, replaceNumber } from '../rules/number-change';
import { attempted } from './extensions-bulk';

const LIST = '/restapi/v2/accounts/:account/phone-numbers';
const E164 = /^\+[1-9]\d{6,14}$/;

function numberIn(call: Call): PhoneNumber {
  const found = call.store.phoneNumber(Number(call.params.number));
  if (!found) throw notFound('phoneNumberId');
  return found;
}

/** `*` stands for any digits: `+1415*`. */
function matches(pattern: string | null, phoneNumber: string): boolean {
  if (!pattern) return true;
  const parts = pattern.split('*').map((part) => part.replaceAll(/\W/g, (sign) => `\\${sign}`));
  return new RegExp(`^${parts.join('.*')}$`).test(phoneNumber);
}

function list(call: Call) {
  const { query, store } = call;
  const found = store.state.phoneNumbers
    .filter(({ usageType }) => passes(query, 'usageType', usageType))
    .filter(({ type }) => passes(query, 'type', type))
    .filter(({ status }) => passes(query, 'status', status))
    .filter(({ tollType }) => passes(query, 'tollType', tollType))
    .filter(({ extensionId }) => passes(query, 'extensionStatus', store.extension(extensionId ?? 0)?.status))
    .filter(({ phoneNumber }) => matches(query.get('phoneNumber'), phoneNumber))
    .map((number) => numberV2(store, number));
  return ok(pagedOf(found, query, { usual: 100, most: 1000 }));
}

const addSchema = z.object({
  records: z
    .array(z.object({ phoneNumber: z.string(), usageType: z.literal('Inventory').default('Inventory') }))
    .min(1),
});

function bulkAdd(call: Call) {
  const { store } = call;
  const answers = call.read(addSchema).records.map(({ phoneNumber }) => {
    const bulkItemErrors = attempted(() => {
      if (!E164.test(phoneNumber)) throw invalid('phoneNumber', phoneNumber);
      if (store.state.phoneNumbers.some((number) => number.phoneNumber === phoneNumber)) {
        throw new ApiFault('CMN-406', { name: 'phoneNumber', value: phoneNumber });
      }
      const number = newNumber(store, phoneNumber);
      store.state.phoneNumbers.push(number);
      call.wrote({
        kind: 'phone-number.create',
        actionId: 'ADD_NUMBER',
        target: number.id,
        parameters: { phoneNumber },
      });
    });
    const made = store.state.phoneNumbers.find((number) => number.phoneNumber === phoneNumber);
    if (bulkItemErrors.length > 0) return { phoneNumber, bulkItemSuccessful: false, bulkItemErrors };
    return { id: `${made?.id}`, phoneNumber, bulkItemSuccessful: true };
  });
  return ok({ records: answers });
}

const assignSchema = z.object({
  usageType: z.enum(['DirectNumber', 'Inventory']),
  extension: z.object({ id: z.coerce.string() }).optional(),
  type: z.enum(['VoiceFax', 'VoiceOnly', 'FaxOnly']).optional(),
});

function assign(call: Call) {
  const number = numberIn(call);
  const change = call.read(assignSchema);
  if (change.usageType === 'DirectNumber') {
    const extension = change.extension && call.store.extension(Number(change.extension.id));
    if (!extension) throw missingInBody('extension.id');
    giveNumber(call.store, number, extension);
  } else toInventory(number);
  if (change.type) number.type = change.type;
  call.wrote({ kind: 'phone-number.update', actionId: 'CHANGE_NUMBER', target: number.id, parameters: change });
  return ok(numberV2(call.store, number));
}

const replaceSchema = z.object({ targetPhoneNumberId: z.coerce.string() });

function replace(call: Call) {
  const number = numberIn(call);
  const { targetPhoneNumberId } = call.read(replaceSchema);
  const target = call.store.phoneNumber(Number(targetPhoneNumberId));
  if (!target) throw missingInBody('targetPhoneNumberId');
  replaceNumber(call.store, number, target);
  call.wrote({
    kind: 'phone-number.update',
    actionId: 'REPLACE_NUMBER',
    target: number.id,
    parameters: { targetPhoneNumberId },
  });
  return ok(numberV2(call.store, target));
}

const removeSchema = z.object({
  records: z.array(z.object({ id: z.coerce.string().optional(), phoneNumber: z.string().optional() })).min(1),
});

/** Only numbers that nobody uses can go; ids and numbers may not be mixed in one request. */
function remove(call: Call) {
  const { records } = call.read(removeSchema);
  if (new Set(records.map(({ id }) => id === undefined)).size > 1) throw invalid('records');
  const answers = records.map(({ id, phoneNumber }) => {
    const bulkItemErrors = attempted(() => {
      const number = call.store.state.phoneNumbers.find((one) =>
        id === undefined ? one.phoneNumber === phoneNumber : `${one.id}` === id,
      );
      if (!number) throw missingInBody(id === undefined ? 'phoneNumber' : 'id');
      if (number.usageType !== 'Inventory' && number.usageType !== 'ForwardedNumber') {
        throw new ApiFault('CMN-204', { name: number.phoneNumber });
      }
      call.store.removePhoneNumber(number.id);
      call.wrote({ kind: 'phone-number.delete', actionId: 'DELETE_NUMBER', target: number.id });
    });
    const successful = bulkItemErrors.length === 0;
    return { id, phoneNumber, bulkItemSuccessful: successful, ...(successful ? {} : { bulkItemErrors }) };
  });
  return ok({ records: answers });
}

const edit = { app: 'EditAccounts', user: 'EditCompanyPhoneNumbers' } as const;

export const phoneNumberV2Routes: readonly Route[] = [
  { method: 'GET', path: LIST, group: 'heavy', app: 'ReadAccounts', user: 'ReadCompanyPhoneNumbers', handle: list },
  { method: 'POST', path: `${LIST}/bulk-add`, group: 'heavy', ...edit, handle: bulkAdd },
  { method: 'PATCH', path: `${LIST}/:number`, group: 'medium', ...edit, handle: assign },
  { method: 'POST', path: `${LIST}/:number/replace`, group: 'medium', ...edit, handle: replace },
  { method: 'DELETE', path: LIST, group: 'medium', ...edit, handle: remove },
];
