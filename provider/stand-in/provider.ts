import type { OktaApi } from './okta-api';
import { ProviderService } from '../protocol';
import type { Handlers, ObjectValue, Provider } from '../protocol';
import { BEHAVIOUR } from './behaviour';
import { appSamlData } from './data-sources/app-saml';
import { groupData } from './data-sources/group';
import { groupsData } from './data-sources/groups';
import { orgMetadata } from './data-sources/org-metadata';
import { userProfileMappingSource } from './data-sources/user-profile-mapping-source';
import type { DataKind, ResourceKind } from './kinds';
import okta from './okta-4.20.0.json';
import { appGroupAssignment } from './resources/app-group-assignment';
import { appSaml } from './resources/app-saml';
import { appUserSchemaProperty } from './resources/app-user-schema-property';
import { group } from './resources/group';
import { groupRule } from './resources/group-rule';
import { profileMapping } from './resources/profile-mapping';
import { userSchemaProperty } from './resources/user-schema-property';
import { schemaFrom } from './schema-data';
import type { ProviderData, SchemaData } from './schema-data';

const RESOURCES: Readonly<Record<string, ResourceKind>> = {
  okta_app_group_assignment: appGroupAssignment,
  okta_app_saml: appSaml,
  okta_app_user_schema_property: appUserSchemaProperty,
  okta_group: group,
  okta_group_rule: groupRule,
  okta_profile_mapping: profileMapping,
  okta_user_schema_property: userSchemaProperty,
};

const DATA_SOURCES: Readonly<Record<string, DataKind>> = {
  okta_app_saml: appSamlData,
  okta_group: groupData,
  okta_groups: groupsData,
  okta_org_metadata: orgMetadata,
  okta_user_profile_mapping_source: userProfileMappingSource,
};

/** Arguments of the provider block, and the variables that stand for them. */
const VARIABLES: Readonly<Record<string, string>> = {
  http_proxy: 'OKTA_HTTP_PROXY',
  org_name: 'OKTA_ORG_NAME',
  base_url: 'OKTA_BASE_URL',
  api_token: 'OKTA_API_TOKEN',
  client_id: 'OKTA_API_CLIENT_ID',
  private_key: 'OKTA_API_PRIVATE_KEY',
  private_key_id: 'OKTA_API_PRIVATE_KEY_ID',
};

const overlay = (environment: NodeJS.ProcessEnv, config: ObjectValue): NodeJS.ProcessEnv => ({
  ...environment,
  ...Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([argument, variable]) =>
      typeof config[argument] === 'string' ? [[variable, config[argument]] as const] : [],
    ),
  ),
});

// The data is the genuine provider's, checked against it by a test; JSON's own type knows neither pairs nor nesting words.
const data = okta as unknown as ProviderData;
const schemaOf = (all: Readonly<Record<string, SchemaData>>, name: string) =>
  schemaFrom(
    all[name] ?? { version: 0, attributes: {}, blocks: {} },
    all === data.resources ? BEHAVIOUR[name] : undefined,
  );

/** okta/okta for a machine that has none: the resource types of this project's stack, on loopback addresses only. */
const standIn = (environment: NodeJS.ProcessEnv): Provider<OktaApi> => ({
  schema: schemaFrom(data.provider),
  configure: async (config, signal) => {
    const { OktaApi } = await import('./okta-api.js');
    return OktaApi.connect(overlay(environment, config), signal);
  },
  resources: Object.fromEntries(
    Object.entries(RESOURCES).map(([name, kind]) => [name, { ...kind, schema: schemaOf(data.resources, name) }]),
  ),
  dataSources: Object.fromEntries(
    Object.entries(DATA_SOURCES).map(([name, read]) => [name, { read, schema: schemaOf(data.dataSources, name) }]),
  ),
  legacyTypeSystem: true,
});

/** Answers Terraform for the stand-in; the environment names the org and holds the credentials. */
export const standInHandlers = (environment: NodeJS.ProcessEnv): Handlers =>
  new ProviderService(standIn(environment)).handlers;
