/** What Terraform needs for every resource or data source of one type. */
export interface Need {
  /** Scopes to refresh it. */
  readonly read: readonly string[];
  /** Scopes to create and change it; those to read it come on top. Absent: a data source, or nothing at Okta. */
  readonly manage?: readonly string[];
  /** Calls a refresh costs, by the endpoint whose limit pays (`endpoints.ts`). */
  readonly calls: Readonly<Record<string, number>>;
}

/** Sources: the calls each resource of okta/okta 4.20 and 6.12 makes, seen on the loopback; Okta, "OAuth 2.0 scopes". */
export const NEEDS: Readonly<Record<string, Need>> = {
  'resource okta_app_saml': {
    read: ['okta.apps.read'],
    // Creating one looks up the default sign-on policy and assigns it.
    manage: ['okta.apps.manage', 'okta.policies.read'],
    calls: { app: 3 },
  },
  'data okta_app_saml': { read: ['okta.apps.read'], calls: { app: 1 } },
  'resource okta_app_group_assignment': {
    read: ['okta.apps.read'],
    manage: ['okta.apps.manage'],
    calls: { app: 1 },
  },
  'resource okta_app_user_schema_property': {
    read: ['okta.schemas.read'],
    manage: ['okta.schemas.manage'],
    calls: { schemas: 1 },
  },
  'resource okta_user_schema_property': {
    read: ['okta.schemas.read'],
    manage: ['okta.schemas.manage'],
    calls: { schemas: 1 },
  },
  'resource okta_profile_mapping': {
    read: ['okta.profileMappings.read'],
    manage: ['okta.profileMappings.manage'],
    calls: { mappings: 1 },
  },
  'data okta_user_profile_mapping_source': { read: ['okta.profileMappings.read'], calls: { mappings: 1 } },
  'resource okta_group': { read: ['okta.groups.read'], manage: ['okta.groups.manage'], calls: { groups: 1 } },
  'data okta_group': { read: ['okta.groups.read'], calls: { groups: 1 } },
  'resource okta_group_rule': {
    read: ['okta.groups.read'],
    manage: ['okta.groups.manage'],
    calls: { 'group rules': 1 },
  },
  // Everybody may ask who an org is.
  'data okta_org_metadata': { read: [], calls: {} },
  'resource terraform_data': { read: [], calls: {} },
  'resource ringcentralokta_receipt': { read: [], calls: {} },
  'resource ringcentralokta_attribute_source': {
    read: ['okta.schemas.read', 'okta.userTypes.read'],
    manage: ['okta.schemas.manage'],
    calls: { schemas: 1 },
  },
  'resource ringcentralokta_mapping_lines': {
    read: ['okta.profileMappings.read'],
    manage: ['okta.profileMappings.manage'],
    calls: { mappings: 1 },
  },
};

/** What review, export, drift and doctor read beyond the stack: people, groups, the log, live lines of every system. */
export const READ_BY_COMMANDS = [
  'okta.apps.read',
  'okta.groups.read',
  'okta.logs.read',
  'okta.profileMappings.read',
  'okta.schemas.read',
  'okta.userTypes.read',
  'okta.users.read',
] as const;

/** Whether the directories' agents are in touch; without it their attestation counts as it stands. */
export const FOR_EVIDENCE = ['okta.agentPools.read'] as const;

/** Only for the throw-away person of verify and calibrate, who is removed again. */
export const FOR_THROW_AWAY_PEOPLE = ['okta.users.manage'] as const;

/** Permissions of the app in RingCentral's developer console (API reference, "App permission" of each endpoint). */
export const RINGCENTRAL_PERMISSIONS = {
  'read-only': ['ReadAccounts'],
  // Seeding makes the custom field and fills it.
  managing: ['EditAccounts'],
} as const;
