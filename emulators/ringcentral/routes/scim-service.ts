import { type Call, type Route, ok } from '../router';
import { ScimFault } from '../scim/errors';
import { ENTERPRISE_SCHEMA, LIST_SCHEMA, USER_SCHEMA } from '../scim/resource';

const SCIM = '/scim/v2';

/** RingCentral does not publish these values; patch and filter work, the rest has no endpoint. An assumption. */
const SERVICE_PROVIDER_CONFIG = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 100 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [{ type: 'oauthbearertoken', name: 'OAuth Bearer Token', description: 'OAuth 2.0' }],
};

const RESOURCE_TYPES = [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: USER_SCHEMA,
    schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }],
  },
];

const attribute = (name: string, type: string, mutability: 'readOnly' | 'readWrite' = 'readWrite') => ({
  name,
  type,
  mutability,
  multiValued: ['emails', 'phoneNumbers', 'addresses', 'photos'].includes(name),
});

const SCHEMAS = [
  {
    id: USER_SCHEMA,
    name: 'User',
    attributes: [
      attribute('userName', 'string'),
      attribute('name', 'complex'),
      attribute('emails', 'complex'),
      attribute('active', 'boolean'),
      attribute('title', 'string'),
      attribute('phoneNumbers', 'complex'),
      attribute('addresses', 'complex'),
      attribute('photos', 'complex', 'readOnly'),
      attribute('externalId', 'string'),
    ],
  },
  { id: ENTERPRISE_SCHEMA, name: 'EnterpriseUser', attributes: [attribute('department', 'string')] },
];

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
