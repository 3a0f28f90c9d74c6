import { z } from 'zod';
import type { Site } from '../entities';
import { invalid, missingInBody, notFound } from '../errors';
import { accountUri } from '../mappers/extension';
import { type Call, type Route, noContent, ok } from '../router';

const LIST = '/restapi/v1.0/account/:account/sites';
export const MAIN_SITE = 'main-site';

const schema = z.object({
  name: z.string().min(1),
  code: z.string().optional(),
  extensionNumber: z.string().optional(),
});

const record = (call: Call, site: Site) => ({
  uri: `${accountUri(call.baseUrl, call.store)}/sites/${site.id}`,
  ...site,
});

function siteIn(call: Call): Site {
  const found = call.store.state.sites.find(({ id }) => id === call.params.site);
  if (!found) throw notFound('siteId');
  return found;
}

const list = (call: Call) =>
  ok({
    uri: `${accountUri(call.baseUrl, call.store)}/sites`,
    records: call.store.state.sites.map((site) => record(call, site)),
  });

function create(call: Call) {
  const site: Site = { id: `${call.store.nextId()}`, ...call.read(schema) };
  call.store.state.sites.push(site);
  call.wrote({ kind: 'site.create', actionId: 'CREATE_SITE', target: site.id, parameters: { ...site } });
  return ok(record(call, site));
}

function update(call: Call) {
  const site = Object.assign(siteIn(call), call.read(schema.partial()));
  call.wrote({ kind: 'site.update', actionId: 'CHANGE_SITE', target: site.id, parameters: { ...site } });
  return ok(record(call, site));
}

function remove(call: Call) {
  const site = siteIn(call);
  if (site.id === MAIN_SITE) throw invalid('siteId', site.id);
  const { state } = call.store;
  state.sites = state.sites.filter((one) => one !== site);
  for (const extension of state.extensions) if (extension.siteId === site.id) extension.siteId = MAIN_SITE;
  call.wrote({ kind: 'site.delete', actionId: 'DELETE_SITE', target: site.id });
  return noContent();
}

const assignSchema = z.object({ addedExtensionIds: z.array(z.coerce.number()) });

function bulkAssign(call: Call) {
  const site = siteIn(call);
  const { addedExtensionIds } = call.read(assignSchema);
  const found = addedExtensionIds.map((id) => call.store.extension(id));
  for (const extension of found) if (!extension) throw missingInBody('addedExtensionIds');
  for (const extension of found) if (extension) extension.siteId = site.id;
  call.wrote({ kind: 'site.assign', actionId: 'ASSIGN_SITE', target: site.id, parameters: { addedExtensionIds } });
  return noContent();
}

const read = { app: 'ReadAccounts', user: 'ReadCompanyInfo' } as const;
const edit = { app: 'EditAccounts', user: 'Sites' } as const;

export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, group: 'light', ...read, handle: list },
  { method: 'POST', path: LIST, group: 'medium', ...edit, handle: create },
  { method: 'GET', path: `${LIST}/:site`, group: 'light', ...read, handle: (call) => ok(record(call, siteIn(call))) },
  { method: 'PUT', path: `${LIST}/:site`, group: 'light', ...edit, handle: update },
  { method: 'DELETE', path: `${LIST}/:site`, group: 'light', ...edit, handle: remove },
  { method: 'POST', path: `${LIST}/:site/bulk-assign`, group: 'medium', ...edit, handle: bulkAssign },
];
