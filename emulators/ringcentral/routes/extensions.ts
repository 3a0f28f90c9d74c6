import { z } from 'zod';
import type { Extension } from '../entities';
import { notFound } from '../errors';
import { extensionDetail, extensionRecord } from '../mappers/extension';
import { multipart } from '../mappers/multipart';
import { listOf, passes } from '../mappers/paging';
import { changeExtension, createExtension, extensionSchema } from '../rules/extension-change';
import { releaseToPool, removeExtension } from '../rules/licences';
import { type Call, type Route, noContent, ok } from '../router';

export const LIST = '/restapi/v1.0/account/:account/extension';

/** @throws ApiFault CMN-102 */
export function extensionIn(call: Call, id = call.params.extension): Extension {
  const found = call.store.extension(Number(id));
  if (!found) throw notFound('extensionId');
  return found;
}

const detail = (call: Call, extension: Extension): object => extensionDetail(call.store, extension, call.baseUrl);

function list(call: Call) {
  const { query, store, baseUrl } = call;
  const found = store.state.extensions
    .filter(({ status }) => passes(query, 'status', status))
    .filter(({ type }) => passes(query, 'type', type))
    .filter(({ contact }) => passes(query, 'email', contact?.email))
    .filter(({ extensionNumber }) => passes(query, 'extensionNumber', extensionNumber))
    .map((extension) => extensionRecord(store, extension, baseUrl));
  const path = `/restapi/v1.0/account/${store.state.account.id}/extension`;
  return ok(listOf(found, { baseUrl, path, query }, { usual: 100, most: 1000 }));
}

/** One extension, or several by comma: then a multipart answer with a status each. */
function get(call: Call) {
  const ids = (call.params.extension ?? '').split(',');
  if (ids.length === 1) return ok(detail(call, extensionIn(call)));
  return multipart(
    ids.map((id) => {
      const extension = call.store.extension(Number(id));
      return extension ? ok(detail(call, extension)) : { status: 404, body: notFound('extensionId').body() };
    }),
  );
}

function create(call: Call) {
  const change = call.read(extensionSchema);
  const extension = createExtension(call.store, change, call.now);
  call.wrote({ kind: 'extension.create', actionId: 'CREATE_USER', target: extension.id, parameters: change.contact });
  return ok(detail(call, extension));
}

function update(call: Call) {
  const extension = extensionIn(call);
  const { password: _password, ivrPin: _ivrPin, ...change } = call.read(extensionSchema);
  changeExtension(call.store, extension, { ...change, ...(_password ? { password: _password } : {}) }, call.now);
  call.wrote({ kind: 'extension.update', actionId: 'CHANGE_USER_INFO', target: extension.id, parameters: change });
  return ok(detail(call, extension));
}

/** Deprecated v1 delete: with `savePhoneLines` the licence returns to the pool, otherwise it is gone. */
function remove(call: Call) {
  const extension = extensionIn(call);
  if (call.query.get('savePhoneLines') === 'true') releaseToPool(call.store, extension, call.now);
  else removeExtension(call.store, extension, call.query.get('savePhoneNumbers') !== 'false');
  call.wrote({ kind: 'extension.delete', actionId: 'DELETE_USER', target: extension.id });
  return noContent();
}

const bulkDeleteSchema = z.object({
  keepAssetsInInventory: z.boolean().default(true),
  records: z.array(z.object({ id: z.coerce.string() })).min(1),
});

/** v2 delete, several at once: each record tells how it went. */
function removeSeveral(call: Call) {
  const { records, keepAssetsInInventory } = call.read(bulkDeleteSchema);
  const results = records.map(({ id }) => {
    const extension = call.store.extension(Number(id));
    if (!extension) {
      const { errorCode, message } = notFound('extensionId');
      return { id, bulkItemSuccessful: false, bulkItemErrors: [{ errorCode, message }] };
    }
    removeExtension(call.store, extension, keepAssetsInInventory);
    call.wrote({ kind: 'extension.delete', actionId: 'DELETE_USER', target: id });
    return { id, bulkItemSuccessful: true };
  });
  return ok({ records: results });
}

export const extensionRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, group: 'medium', app: 'ReadAccounts', user: 'ReadExtensions', handle: list },
  { method: 'POST', path: LIST, group: 'medium', app: 'EditAccounts', user: 'AddRemoveUsers', handle: create },
  { method: 'GET', path: `${LIST}/:extension`, group: 'light', app: 'ReadAccounts', handle: get },
  {
    method: 'PUT',
    path: `${LIST}/:extension`,
    group: 'medium',
    app: 'EditExtensions',
    user: ['EditUserInfo', 'EditUserCredentials'],
    handle: update,
  },
  {
    method: 'DELETE',
    path: `${LIST}/:extension`,
    group: 'medium',
    app: 'EditAccounts',
    user: 'AddRemoveUsers',
    handle: remove,
  },
  {
    method: 'DELETE',
    path: '/restapi/v2/accounts/:account/extensions',
    group: 'heavy',
    app: 'EditAccounts',
    user: 'Users',
    handle: removeSeveral,
  },
];
