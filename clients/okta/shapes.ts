import { z } from 'zod';

/**
 * What we read of Okta's answers. Objects are loose: members that are not named here are kept,
 * because drift and digests compare whole objects.
 */
export const OrgMetadata = z.looseObject({ id: z.string(), pipeline: z.string().optional() });

export const App = z.looseObject({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  status: z.string(),
  /** What an admin enabled under Provisioning: PUSH_NEW_USERS, PROFILE_MASTERING, … Read-only. */
  features: z.array(z.string()).default([]),
  settings: z.looseObject({}).optional(),
});

/** ISO 8601. */
export const AppKey = z.looseObject({ kid: z.string(), expiresAt: z.string().optional() });

export const SchemaProperty = z.looseObject({
  title: z.string().optional(),
  type: z.string().optional(),
  externalName: z.string().optional(),
  /** Absent where the org has no attribute-level sourcing, although it was sent. */
  master: z
    .looseObject({
      type: z.string(),
      priority: z.array(z.looseObject({ type: z.string(), value: z.string() })).optional(),
    })
    .optional(),
  permissions: z.array(z.looseObject({ principal: z.string(), action: z.string() })).optional(),
});

const Definition = z.looseObject({ properties: z.record(z.string(), SchemaProperty).default({}) });

export const Schema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  definitions: z.looseObject({
    base: Definition.default({ properties: {} }),
    custom: Definition.default({ properties: {} }),
  }),
});

export const UserType = z.looseObject({
  id: z.string(),
  name: z.string(),
  default: z.boolean().optional(),
  _links: z.looseObject({ schema: z.looseObject({ href: z.string() }) }).optional(),
});

const MappingSide = z.looseObject({ id: z.string(), name: z.string(), type: z.string() });

export const MappingLine = z.looseObject({ expression: z.string(), pushStatus: z.string() });

export const MappingSummary = z.looseObject({ id: z.string(), source: MappingSide, target: MappingSide });

export const Mapping = z.looseObject({
  ...MappingSummary.shape,
  properties: z.record(z.string(), MappingLine).default({}),
});

export const Group = z.looseObject({
  id: z.string(),
  type: z.string(),
  profile: z.looseObject({ name: z.string(), description: z.string().nullish() }),
  /** The directory that a group was imported from. */
  source: z.looseObject({ id: z.string() }).optional(),
  /** Only where it was asked for. */
  _embedded: z.looseObject({ stats: z.looseObject({ usersCount: z.number() }).optional() }).optional(),
});

export const GroupRule = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  conditions: z.looseObject({ expression: z.looseObject({ value: z.string() }).optional() }).optional(),
  actions: z
    .looseObject({ assignUserToGroups: z.looseObject({ groupIds: z.array(z.string()) }).optional() })
    .optional(),
});

export const GroupAssignment = z.looseObject({
  /** The group's id. */
  id: z.string(),
  priority: z.number().optional(),
  profile: z.record(z.string(), z.unknown()).default({}),
});

const Profile = z.record(z.string(), z.unknown());

export const User = z.looseObject({ id: z.string(), status: z.string(), profile: Profile });

export const AppUser = z.looseObject({
  id: z.string(),
  externalId: z.string().nullish(),
  status: z.string().optional(),
  scope: z.string().optional(),
  /** `ERROR`: the last push was refused. */
  syncState: z.string().optional(),
  profile: Profile.default({}),
});

const AgentState = z.looseObject({
  type: z.string().optional(),
  name: z.string().optional(),
  operationalStatus: z.string().optional(),
  version: z.string().optional(),
  isLatestGAedVersion: z.boolean().optional(),
  /** ISO 8601, or milliseconds since 1970: Okta's definitions have said either. */
  lastConnection: z.union([z.string(), z.number()]).nullish(),
});

export const AgentPool = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  type: z.string().optional(),
  operationalStatus: z.string().optional(),
  agents: z.array(AgentState).default([]),
});

export const Feature = z.looseObject({ id: z.string(), name: z.string(), status: z.string() });

export const LogEvent = z.looseObject({
  uuid: z.string(),
  published: z.string(),
  eventType: z.string(),
  outcome: z.looseObject({ result: z.string().optional() }).nullish(),
});

export type OrgMetadata = z.infer<typeof OrgMetadata>;
export type App = z.infer<typeof App>;
export type AppKey = z.infer<typeof AppKey>;
export type SchemaProperty = z.infer<typeof SchemaProperty>;
export type Schema = z.infer<typeof Schema>;
export type UserType = z.infer<typeof UserType>;
export type MappingLine = z.infer<typeof MappingLine>;
export type MappingSummary = z.infer<typeof MappingSummary>;
export type Mapping = z.infer<typeof Mapping>;
export type Group = z.infer<typeof Group>;
export type GroupRule = z.infer<typeof GroupRule>;
export type GroupAssignment = z.infer<typeof GroupAssignment>;
export type User = z.infer<typeof User>;
export type AppUser = z.infer<typeof AppUser>;
export type AgentPool = z.infer<typeof AgentPool>;
export type Feature = z.infer<typeof Feature>;
export type LogEvent = z.infer<typeof LogEvent>;
