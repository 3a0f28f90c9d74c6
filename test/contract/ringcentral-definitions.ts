import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const PACKAGE = dirname(dirname(require.resolve('@rc-ex/core')));

/** Operations that the embedded account answers, with the type that `@rc-ex/core`'s path classes promise. Null: no body. */
const V1 = '/restapi/v1.0/account/{accountId}';
const V2 = '/restapi/v2/accounts/{accountId}';
const EXTENSION = `${V1}/extension/{extensionId}`;
const ANSWERS: Readonly<Record<string, string | null>> = {
  [`GET ${V1}`]: 'GetAccountInfoResponse',
  [`GET ${V1}/service-info`]: 'AccountServiceInfo',
  [`GET ${V1}/business-address`]: 'AccountBusinessAddressResource',
  [`PUT ${V1}/business-address`]: 'AccountBusinessAddressResource',
  [`GET ${V1}/extension`]: 'GetExtensionListResponse',
  [`POST ${V1}/extension`]: 'GetExtensionInfoResponse',
  [`GET ${EXTENSION}`]: 'GetExtensionInfoResponse',
  [`PUT ${EXTENSION}`]: 'GetExtensionInfoResponse',
  [`GET ${EXTENSION}/phone-number`]: 'GetExtensionPhoneNumbersResponse',
  [`GET ${EXTENSION}/authz-profile`]: 'AuthProfileResource',
  [`GET ${EXTENSION}/authz-profile/check`]: 'AuthProfileCheckResource',
  [`GET ${EXTENSION}/assigned-role`]: 'AssignedRolesResource',
  [`PUT ${EXTENSION}/assigned-role`]: 'AssignedRolesResource',
  [`POST ${V1}/extension-bulk-update`]: 'ExtensionBulkUpdateTaskResource',
  [`GET ${V1}/extension-bulk-update/tasks/{taskId}`]: 'ExtensionBulkUpdateTaskResource',
  [`GET ${V1}/phone-number`]: 'AccountPhoneNumbers',
  [`GET ${V1}/phone-number/{phoneNumberId}`]: 'CompanyPhoneNumberInfo',
  [`GET ${V1}/user-role`]: 'RolesCollectionResource',
  [`POST ${V1}/user-role`]: 'RoleResource',
  [`GET ${V1}/user-role/{roleId}`]: 'RoleResource',
  [`PUT ${V1}/user-role/{roleId}`]: 'RoleResource',
  [`DELETE ${V1}/user-role/{roleId}`]: null,
  [`POST ${V1}/user-role/{roleId}/bulk-assign`]: null,
  [`GET ${V1}/directory/entries`]: 'DirectoryResource',
  [`POST ${V1}/directory/entries/search`]: 'DirectoryResource',
  [`GET ${V1}/custom-fields`]: 'CustomFieldList',
  [`POST ${V1}/custom-fields`]: 'CustomFieldModel',
  [`PUT ${V1}/custom-fields/{fieldId}`]: 'CustomFieldModel',
  [`DELETE ${V1}/custom-fields/{fieldId}`]: null,
  [`GET ${V1}/sites`]: 'SitesList',
  [`POST ${V1}/sites`]: 'SiteInfo',
  [`GET ${V1}/sites/{siteId}`]: 'SiteInfo',
  [`PUT ${V1}/sites/{siteId}`]: 'SiteInfo',
  [`DELETE ${V1}/sites/{siteId}`]: null,
  [`POST ${V1}/sites/{siteId}/bulk-assign`]: null,
  [`GET ${V1}/templates`]: 'UserTemplates',
  [`GET ${V1}/templates/{templateId}`]: 'TemplateInfo',
  [`POST ${V1}/audit-trail/search`]: 'AccountHistorySearchPublicResponse',
  'GET /restapi/v1.0/dictionary/country': 'CountryListDictionaryModel',
  'GET /restapi/v1.0/dictionary/country/{countryId}': 'CountryInfoDictionaryModel',
  'GET /restapi/v1.0/dictionary/state': 'GetStateListResponse',
  [`GET ${V2}`]: 'AccountInfo',
  [`GET ${V2}/cost-centers`]: 'CostCenterList',
  [`GET ${V2}/phone-numbers`]: 'AccountPhoneNumberList',
  [`DELETE ${V2}/phone-numbers`]: 'DeletePhoneNumbersResponse',
  [`PATCH ${V2}/phone-numbers/{phoneNumberId}`]: 'AccountPhoneNumberInfo',
  [`POST ${V2}/phone-numbers/bulk-add`]: 'AddPhoneNumbersResponse',
  [`POST ${V2}/phone-numbers/{phoneNumberId}/replace`]: 'AccountPhoneNumberInfo',
  [`DELETE ${V2}/extensions`]: 'BulkDeleteUsersResponse',
  [`POST ${V2}/batch-provisioning/users`]: 'BatchProvisionUsersResponse',
  [`POST ${V2}/send-welcome-email`]: null,
  'POST /restapi/oauth/token': 'TokenInfo',
  'GET /scim/v2/Users': 'ScimUserSearchResponse',
  'POST /scim/v2/Users': 'ScimUserResponse',
  'POST /scim/v2/Users/.search': 'ScimUserSearchResponse',
  'GET /scim/v2/Users/{scimUserId}': 'ScimUserResponse',
  'PUT /scim/v2/Users/{scimUserId}': 'ScimUserResponse',
  'PATCH /scim/v2/Users/{scimUserId}': 'ScimUserResponse',
  'DELETE /scim/v2/Users/{scimUserId}': null,
  'GET /scim/v2/Schemas': 'ScimSchemaSearchResponse',
  'GET /scim/v2/Schemas/{uri}': 'ScimSchemaResponse',
  'GET /scim/v2/ResourceTypes': 'ScimResourceTypeSearchResponse',
  'GET /scim/v2/ResourceTypes/{type}': 'ScimResourceTypeResponse',
  'GET /scim/v2/ServiceProviderConfig': 'ScimProviderConfig',
};

type Schema = Record<string, unknown>;

const PRIMITIVES: Readonly<Partial<Record<ts.SyntaxKind, Schema>>> = {
  [ts.SyntaxKind.StringKeyword]: { type: 'string' },
  [ts.SyntaxKind.NumberKeyword]: { type: 'number' },
  [ts.SyntaxKind.BooleanKeyword]: { type: 'boolean' },
  [ts.SyntaxKind.AnyKeyword]: {},
  [ts.SyntaxKind.UnknownKeyword]: {},
};

function literal(node: ts.TypeNode): unknown {
  if (ts.isLiteralTypeNode(node)) {
    if (ts.isStringLiteral(node.literal)) return node.literal.text;
    if (node.literal.kind === ts.SyntaxKind.NullKeyword) return null;
    if (node.literal.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.literal.kind === ts.SyntaxKind.FalseKeyword) return false;
  }
  return undefined;
}

/** Turns type declarations into JSON Schema, and remembers which further ones they name. */
class Reader {
  readonly named = new Set<string>();

  of(node: ts.TypeNode): Schema {
    const plain = PRIMITIVES[node.kind];
    if (plain) return plain;
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.of(node.elementType) };
    if (ts.isParenthesizedTypeNode(node)) return this.of(node.type);
    if (ts.isUnionTypeNode(node)) return this.union(node);
    if (ts.isLiteralTypeNode(node)) return { enum: [literal(node)] };
    if (ts.isTypeLiteralNode(node)) return this.object(node.members);
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return this.reference(node.typeName.text);
    throw new Error(`no JSON Schema for ${node.getText()}`);
  }

  object(members: ts.NodeArray<ts.TypeElement>): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const member of members) {
      if (ts.isIndexSignatureDeclaration(member)) return { type: 'object', additionalProperties: true };
      if (!ts.isPropertySignature(member) || !member.type) throw new Error(`no property: ${member.getText()}`);
      const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
      properties[name] = this.of(member.type);
      // Every property is optional in TypeScript; the comment says which ones always come.
      if (/^\s*\* Required$/m.test(member.getFullText())) required.push(name);
    }
    return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  }

  private union(node: ts.UnionTypeNode): Schema {
    const values = node.types.map(literal);
    if (values.every((value) => value !== undefined)) return { enum: values };
    return { anyOf: node.types.map((type) => this.of(type)) };
  }

  private reference(name: string): Schema {
    if (name === 'Date') return { type: 'string' };
    this.named.add(name);
    return { $ref: `#/schemas/${name}` };
  }
}

function definition(name: string, reader: Reader): Schema {
  const file = join(PACKAGE, 'dist/definitions', `${name}.d.cts`);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) return reader.object(statement.members);
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) return reader.of(statement.type);
  }
  throw new Error(`${file} declares no ${name}`);
}

/** The vendor's definitions of what the embedded account answers, as JSON Schema; one line a definition. */
export function ringcentralDefinitions(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const reader = new Reader();
  for (const name of Object.values(ANSWERS)) if (name !== null) reader.named.add(name);
  const schemas: Record<string, Schema> = {};
  for (const name of reader.named) schemas[name] = definition(name, reader);
  const responses = Object.entries(ANSWERS).map(([operation, name]): [string, unknown] => [
    operation,
    name === null ? null : { $ref: `#/schemas/${name}` },
  ]);
  const lines = (entries: [string, unknown][]) =>
    entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
  return `{
 "source": "npm @rc-ex/core, src/definitions (MIT)",
 "version": ${JSON.stringify(version)},
 "kept": "names, types, values and what is required of the answers that the embedded account gives",
 "responses": {
${lines(responses)}
 },
 "schemas": {
${lines(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b)))}
 }
}
`;
}
