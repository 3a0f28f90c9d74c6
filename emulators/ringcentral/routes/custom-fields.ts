import { z } from 'zod';
import { ApiFault, invalid, notFound } from '../errors';
import { type Call, type Route, noContent, ok } from '../router';

const LIST = '/restapi/v1.0/account/:account/custom-fields';
const MOST = 5;

const schema = z.object({ category: z.literal('User').default('User'), displayName: z.string().min(1) });

/** An administrator has to enable custom fields first (developer guide, "Custom fields"). */
function checkEnabled({ store }: Call): void {
  if (!store.state.account.customFieldsEnabled) throw new ApiFault('CMN-109', { name: 'customFields' });
}

const list = (call: Call) => ok({ records: call.store.state.customFields });

function create(call: Call) {
  checkEnabled(call);
  const { customFields } = call.store.state;
  const wanted = call.read(schema);
  if (customFields.length >= MOST) throw new ApiFault('CMN-109', { name: 'customFields' });
  if (customFields.some(({ displayName }) => displayName === wanted.displayName)) {
    throw new ApiFault('CMN-406', { name: 'displayName', value: wanted.displayName });
  }
  const field = { id: `${call.store.nextId()}`, ...wanted };
  customFields.push(field);
  call.wrote({ kind: 'custom-field.create', actionId: 'CREATE_CUSTOM_FIELD', target: field.id, parameters: wanted });
  return ok(field);
}

function update(call: Call) {
  checkEnabled(call);
  const field = call.store.state.customFields.find(({ id }) => id === call.params.field);
  if (!field) throw notFound('fieldId');
  field.displayName = call.read(schema).displayName;
  call.wrote({
    kind: 'custom-field.update',
    actionId: 'CHANGE_CUSTOM_FIELD',
    target: field.id,
    parameters: { ...field },
  });
  return ok(field);
}

function remove(call: Call) {
  const ids = (call.params.field ?? '').split(',');
  const { state } = call.store;
  for (const id of ids) if (!state.customFields.some((field) => field.id === id)) throw invalid('fieldId', id);
  state.customFields = state.customFields.filter(({ id }) => !ids.includes(id));
  for (const extension of state.extensions) for (const id of ids) delete extension.customFields[id];
  for (const id of ids) call.wrote({ kind: 'custom-field.delete', actionId: 'DELETE_CUSTOM_FIELD', target: id });
  return noContent();
}

const edit = { group: 'medium', app: 'EditAccounts', user: 'EditCompanyInfo' } as const;

export const customFieldRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, group: 'light', app: 'ReadAccounts', user: 'ReadCompanyInfo', handle: list },
  { method: 'POST', path: LIST, ...edit, handle: create },
  { method: 'PUT', path: `${LIST}/:field`, ...edit, handle: update },
  { method: 'DELETE', path: `${LIST}/:field`, ...edit, handle: remove },
];
