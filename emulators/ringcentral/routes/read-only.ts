import { COUNTRIES, STATES } from '../dictionaries';
import { notFound } from '../errors';
import { listOf, passes } from '../mappers/paging';
import { type Call, type Route, ok } from '../router';

/** Lists that no API changes: cost centers and templates are portal work, dictionaries are RingCentral's. */

const V1 = '/restapi/v1.0/account/:account';

function paged(call: Call, path: string, records: readonly object[]) {
  return ok(listOf(records, { baseUrl: call.baseUrl, path, query: call.query }, { usual: 100, most: 1000 }));
}

const templates = (call: Call) =>
  paged(
    call,
    `/restapi/v1.0/account/${call.store.state.account.id}/templates`,
    call.store.state.templates.filter(({ type }) => passes(call.query, 'type', type)),
  );

function template(call: Call) {
  const found = call.store.state.templates.find(({ id }) => id === call.params.template);
  if (!found) throw notFound('templateId');
  return ok(found);
}

/** Each is taxed somewhere: here all of them at the company's own address. */
function costCenters({ store }: Call) {
  const { businessAddress: address, company: name } = store.state.account;
  const taxLocation = { id: 1, name, type: 'BillingAddress', address };
  return ok({ records: store.state.costCenters.map((center) => ({ ...center, taxLocation })) });
}

const DICTIONARY = '/restapi/v1.0/dictionary';

const countryRecord = (call: Call, { id, name, isoCode }: (typeof COUNTRIES)[number]) => ({
  uri: `${call.baseUrl}${DICTIONARY}/country/${id}`,
  id,
  name,
  isoCode,
});

const countries = (call: Call) =>
  paged(
    call,
    `${DICTIONARY}/country`,
    COUNTRIES.map((country) => countryRecord(call, country)),
  );

function country(call: Call) {
  const found = COUNTRIES.find(({ id }) => id === call.params.country);
  if (!found) throw notFound('countryId');
  return ok(countryRecord(call, found));
}

/** States of one country, or of all that have any. */
function states(call: Call) {
  const wanted = COUNTRIES.filter(({ id }) => passes(call.query, 'countryId', id));
  if (call.query.has('countryId') && wanted.length === 0) throw notFound('countryId');
  const records = wanted.flatMap(({ id: countryId, isoCode: countryCode }) =>
    (STATES[countryCode] ?? []).map(([name, isoCode], index) => ({
      id: `${Number(countryId) * 1000 + index}`,
      name,
      isoCode,
      country: { id: countryId, uri: `${call.baseUrl}${DICTIONARY}/country/${countryId}` },
    })),
  );
  return paged(call, `${DICTIONARY}/state`, records);
}

export const readOnlyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/restapi/v2/accounts/:account/cost-centers',
    group: 'light',
    app: 'ReadAccounts',
    user: 'ReadCompanyInfo',
    handle: costCenters,
  },
  {
    method: 'GET',
    path: `${V1}/templates`,
    group: 'medium',
    app: 'ReadAccounts',
    user: 'ReadExtensions',
    handle: templates,
  },
  { method: 'GET', path: `${V1}/templates/:template`, group: 'light', app: 'ReadAccounts', handle: template },
  { method: 'GET', path: `${DICTIONARY}/country`, group: 'light', handle: countries },
  { method: 'GET', path: `${DICTIONARY}/country/:country`, group: 'light', handle: country },
  { method: 'GET', path: `${DICTIONARY}/state`, group: 'light', handle: states },
];
