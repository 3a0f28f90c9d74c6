import type { PhoneNumber } from '../entities';
import { notFound } from '../errors';
import { multipart } from '../mappers/multipart';
import { listOf, passes } from '../mappers/paging';
import { numberV1 } from '../mappers/phone-number';
import { type Call, type Route, ok } from '../router';
import { extensionIn } from './extensions';

const LIST = '/restapi/v1.0/account/:account/phone-number';
const PAGES = { usual: 100, most: 1000 };

/** API v1 knows no inventory: numbers that nobody uses are only in v2. */
const inV1 = ({ usageType }: PhoneNumber): boolean => usageType !== 'Inventory';

function listed(call: Call, numbers: readonly PhoneNumber[], path: string) {
  const { query, store, baseUrl } = call;
  const found = numbers
    .filter(inV1)
    .filter(({ usageType }) => passes(query, 'usageType', usageType))
    .filter(({ paymentType }) => passes(query, 'paymentType', paymentType))
    .filter(({ status }) => passes(query, 'status', status))
    .filter(({ extensionId }) => passes(query, 'extensionStatus', store.extension(extensionId ?? 0)?.status))
    .map((number) => numberV1(store, number, baseUrl));
  return ok(listOf(found, { baseUrl, path: path.replace('~', `${store.state.account.id}`), query }, PAGES));
}

const list = (call: Call) => listed(call, call.store.state.phoneNumbers, '/restapi/v1.0/account/~/phone-number');

/** The extension's own numbers, and those of the company that it may use. */
function ofExtension(call: Call) {
  const { id } = extensionIn(call);
  const company = call.store.state.phoneNumbers.filter(({ usageType }) => usageType === 'MainCompanyNumber');
  return listed(
    call,
    [...call.store.numbersOf(id), ...company],
    `/restapi/v1.0/account/~/extension/${id}/phone-number`,
  );
}

function get(call: Call) {
  const answers = (call.params.number ?? '').split(',').map((id) => {
    const number = call.store.phoneNumber(Number(id));
    return number ? ok(numberV1(call.store, number, call.baseUrl)) : undefined;
  });
  const [first] = answers;
  if (answers.length > 1) {
    return multipart(answers.map((answer) => answer ?? { status: 404, body: notFound('phoneNumberId').body() }));
  }
  if (!first) throw notFound('phoneNumberId');
  return first;
}

export const phoneNumberRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, group: 'heavy', app: 'ReadAccounts', user: 'ReadCompanyPhoneNumbers', handle: list },
  {
    method: 'GET',
    path: `${LIST}/:number`,
    group: 'light',
    app: 'ReadAccounts',
    user: 'ReadCompanyPhoneNumbers',
    handle: get,
  },
  {
    method: 'GET',
    path: '/restapi/v1.0/account/:account/extension/:extension/phone-number',
    group: 'light',
    app: 'ReadAccounts',
    user: 'ReadUserPhoneNumbers',
    handle: ofExtension,
  },
];
