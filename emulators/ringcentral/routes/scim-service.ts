import { type Call, type Route, ok } from '../router';
import { RESOURCE_TYPES, SCHEMAS, SERVICE_PROVIDER_CONFIG } from '../scim/discovery';
import { ScimFault } from '../scim/errors';
import { LIST_SCHEMA } from '../scim/resource';

const SCIM = '/scim/v2';

function checkNoFilter({ query }: Call): void {
  if (query.has('filter')) throw new ScimFault(403, 'Filtering is not allowed');
}

function listOf(call: Call, resources: readonly object[]) {
  checkNoFilter(call);
  const size = resources.length;
  return ok({ schemas: [LIST_SCHEMA], totalResults: size, startIndex: 1, itemsPerPage: size, Resources: resources });
}

function oneOf(call: Call, resources: readonly { id: string }[]) {
  const found = resources.find(({ id }) => id === call.params.id);
  if (!found) throw new ScimFault(404, `Resource [${call.params.id}] is not found`);
  return ok(found);
}

const read = { method: 'GET', group: 'light', app: 'ReadAccounts' } as const;

function serviceProviderConfig(call: Call) {
  checkNoFilter(call);
  return ok(SERVICE_PROVIDER_CONFIG);
}

export const scimServiceRoutes: readonly Route[] = [
  { ...read, path: `${SCIM}/ServiceProviderConfig`, handle: serviceProviderConfig },
  { ...read, path: `${SCIM}/ResourceTypes`, handle: (call) => listOf(call, RESOURCE_TYPES) },
  { ...read, path: `${SCIM}/ResourceTypes/:id`, handle: (call) => oneOf(call, RESOURCE_TYPES) },
  { ...read, path: `${SCIM}/Schemas`, handle: (call) => listOf(call, SCHEMAS) },
  { ...read, path: `${SCIM}/Schemas/:id`, handle: (call) => oneOf(call, SCHEMAS) },
];
