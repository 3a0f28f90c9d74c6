import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as okta from '../../clients/okta/shapes';
import * as ringcentral from '../../clients/ringcentral/answers';
import { PublishedDefinitions, type Schema } from '../../operations/fidelity/definitions/published';

const { pageOf } = ringcentral;

/** What our client reads of each answer → the vendor's name of that answer. */
const RINGCENTRAL: Readonly<Record<string, readonly z.ZodType[]>> = {
  GetAccountInfoResponse: [ringcentral.accountSchema],
  AccountServiceInfo: [ringcentral.serviceInfoSchema],
  AuthProfileCheckResource: [ringcentral.permissionCheckSchema],
  AccountBusinessAddressResource: [ringcentral.businessAddressSchema],
  GetExtensionInfoResponse: [ringcentral.extensionSchema],
  // Custom fields come with one extension read by itself only.
  GetExtensionListResponse: [pageOf(ringcentral.extensionSchema.omit({ customFields: true }))],
  AccountPhoneNumbers: [pageOf(ringcentral.phoneNumberSchema.omit({ primary: true }))],
  GetExtensionPhoneNumbersResponse: [pageOf(ringcentral.phoneNumberSchema.omit({ temporaryNumber: true }))],
  AccountPhoneNumberList: [pageOf(ringcentral.phoneNumberSchema.omit({ temporaryNumber: true }))],
  AccountPhoneNumberInfo: [ringcentral.phoneNumberSchema.omit({ temporaryNumber: true })],
  DirectoryResource: [pageOf(ringcentral.directoryEntrySchema)],
  CustomFieldList: [pageOf(ringcentral.customFieldSchema).omit({ paging: true })],
  CustomFieldModel: [ringcentral.customFieldSchema],
  CountryListDictionaryModel: [pageOf(ringcentral.countrySchema)],
  GetStateListResponse: [pageOf(ringcentral.countrySchema)],
  AccountHistorySearchPublicResponse: [ringcentral.auditPageSchema],
  AddPhoneNumbersResponse: [ringcentral.bulkResultsSchema],
  ScimUserResponse: [ringcentral.scimUserSchema],
};

const OKTA: Readonly<Record<string, readonly z.ZodType[]>> = {
  WellKnownOrgMetadata: [okta.OrgMetadata],
  SamlApplication: [okta.App],
  JsonWebKey: [okta.AppKey],
  UserType: [okta.UserType],
  ListProfileMappings: [okta.MappingSummary],
  Group: [okta.Group],
  GroupRule: [okta.GroupRule],
  ApplicationGroupAssignment: [okta.GroupAssignment],
  User: [okta.User],
  AppUser: [okta.AppUser],
  Feature: [okta.Feature],
  LogEvent: [okta.LogEvent],
};

/** Fields that real answers have and the document has not, with where they were seen. */
const BESIDE_THE_DOCUMENT: Readonly<Record<string, string>> = {
  'SamlApplication /settings/app': 'recorded on every app (AppSaml_crud)',
  'SamlApplication /credentials/signing/kid': 'recorded on every SAML app (AppSaml_crud)',
  'Group /source': 'recorded on imported groups (Group_crud)',
};

type Shape = Schema & { readonly oneOf?: readonly Schema[] };

/** Fields that a client's schema reads and that the definition does not have, or has in another type. */
function unpublished(definitions: PublishedDefinitions, read: Shape, published: Schema, path: string): string[] {
  if (published.$ref !== undefined)
    return unpublished(definitions, read, definitions.schema(published.$ref.replace('#/schemas/', '')), path);
  const choices = read.anyOf ?? read.oneOf;
  if (choices)
    return choices
      .filter(({ type }) => type !== 'null')
      .flatMap((one) => unpublished(definitions, one, published, path));
  const wanted = [read.type].flat().filter((type) => type !== undefined && type !== 'null');
  const given = [published.type].flat().map((type) => (type === 'integer' ? 'number' : type));
  // Our clients make strings of ids, whichever of the two an API version sends.
  const isText = path.endsWith('/id') && given.includes('number');
  const fits = (type: unknown) => given.includes(type as string) || (type === 'string' && isText);
  if (published.type !== undefined && wanted.length > 0 && !wanted.some(fits))
    return [`${path} is ${String(published.type)}`];
  if (read.items && published.items) return unpublished(definitions, read.items, published.items, path);
  const open = published.additionalProperties !== undefined && published.additionalProperties !== false;
  return Object.entries(read.properties ?? {}).flatMap(([key, value]) => {
    const there = published.properties?.[key];
    if (there) return unpublished(definitions, value, there, `${path}/${key}`);
    return open || published.anyOf ? [] : [`${path}/${key}`];
  });
}

describe.each([
  ['okta', OKTA],
  ['ringcentral', RINGCENTRAL],
] as const)('what the %s client reads', (vendor, all) => {
  const definitions = new PublishedDefinitions(vendor);
  it.each(Object.entries(all))('of %s is published', (name, schemas) => {
    const found = schemas.flatMap((schema) =>
      unpublished(
        definitions,
        z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape,
        { $ref: `#/schemas/${name}` },
        '',
      ),
    );
    expect(found.filter((path) => !(`${name} ${path}` in BESIDE_THE_DOCUMENT))).toEqual([]);
  });

  it('is compared at all', () => {
    const wrong = z.object({ id: z.boolean(), noSuch: z.string() });
    const name = Object.keys(all)[0] ?? '';
    expect(unpublished(definitions, z.toJSONSchema(wrong) as Shape, { $ref: `#/schemas/${name}` }, '')).toHaveLength(2);
  });
});
