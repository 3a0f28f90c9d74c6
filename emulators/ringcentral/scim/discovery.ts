import { ENTERPRISE_SCHEMA, USER_SCHEMA } from './resource';

/** RingCentral does not publish these values; patch and filter work, the rest has no endpoint. An assumption. */
export const SERVICE_PROVIDER_CONFIG = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 100 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [{ name: 'OAuth Bearer Token', description: 'OAuth 2.0', primary: true }],
};

export const RESOURCE_TYPES = [
  {
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: USER_SCHEMA,
    schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }],
  },
];

interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'complex';
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readOnly' | 'readWrite';
  readonly returned: 'always' | 'default';
  readonly uniqueness: 'none' | 'server';
  readonly canonicalValues?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

/** One attribute with the characteristics of RFC 7643, section 2.2; what is not said has its default there. */
const attribute = (name: string, said: Partial<Attribute> = {}): Attribute => ({
  name,
  type: said.subAttributes ? 'complex' : 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...said,
});

const several = (name: string, subAttributes: readonly Attribute[], said: Partial<Attribute> = {}): Attribute =>
  attribute(name, { multiValued: true, subAttributes, ...said });

const kind = (...canonicalValues: string[]): Attribute => attribute('type', { canonicalValues });

export const SCHEMAS = [
  {
    id: USER_SCHEMA,
    name: 'User',
    description: 'User Account',
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('name', {
        required: true,
        subAttributes: [attribute('givenName'), attribute('familyName', { required: true })],
      }),
      several('emails', [attribute('value', { required: true }), kind('work')], { required: true }),
      attribute('active', { type: 'boolean' }),
      attribute('title'),
      several('phoneNumbers', [attribute('value'), kind('work', 'mobile', 'other')]),
      several('addresses', [
        ...['streetAddress', 'locality', 'region', 'postalCode', 'country'].map((name) => attribute(name)),
        kind('work'),
      ]),
      several('photos', [attribute('value'), kind('photo')], { mutability: 'readOnly' }),
      attribute('externalId', { caseExact: true }),
    ],
  },
  {
    id: ENTERPRISE_SCHEMA,
    name: 'EnterpriseUser',
    description: 'Enterprise User',
    attributes: [attribute('department')],
  },
];
