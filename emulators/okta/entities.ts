/** What an Okta org keeps. Names are those of Okta's API; everything is plain JSON, so that a snapshot is a copy. */

export type JsonObject = Record<string, unknown>;

export interface UserNameTemplate {
  template: string;
  type: string;
  suffix?: string;
  userSuffix?: string;
  pushStatus?: string;
}

export interface App {
  id: string;
  /** Catalogue key, or for a custom app a name made from its label. */
  name: string;
  label: string;
  status: 'ACTIVE' | 'INACTIVE';
  created: string;
  lastUpdated: string;
  /** `null` for a directory. */
  signOnMode: string | null;
  features: string[];
  accessibility: JsonObject;
  visibility: JsonObject;
  userNameTemplate: UserNameTemplate;
  /** Apps that Okta fills a form for: whose name and password it fills in. */
  form?: FormCredentials;
  /** OpenID Connect: how the client authenticates. */
  oauthClient?: JsonObject;
  /** Key that signs assertions; directories have none. */
  kid?: string;
  settings: JsonObject;
  accessPolicyId?: string;
  /** What only the console shows: the Provisioning and Import tabs. */
  console: AppConsole;
}

export interface FormCredentials {
  scheme: string;
  revealPassword: boolean;
  userName?: string;
  /** A shared password is stored; nobody reads it back. */
  hasPassword: boolean;
}

interface AppConsole {
  /** RingCentral: somebody pressed "Authenticate with RingCentral" then. */
  authenticatedAt?: string;
  importSchedule: string;
  [setting: string]: unknown;
}

export interface SigningKey {
  kid: string;
  created: string;
  lastUpdated: string;
  expiresAt: string;
  /** One DER certificate in base 64. */
  x5c: [string];
  /** Public key, base64url. */
  n: string;
  e: string;
}

/** How a user attribute gets its value: "source priority" in the console, `master` in the API. */
export interface Master {
  type: 'PROFILE_MASTER' | 'OKTA' | 'OVERRIDE';
  priority?: { type: 'APP'; value: string }[];
}

export interface Property {
  title: string;
  type: string;
  scope?: string;
  required?: boolean;
  externalName?: string;
  master?: Master;
  [key: string]: unknown;
}

/** The profile of Okta's users, or of one app's users. */
export interface Schema {
  id: string;
  name: string;
  title: string;
  created: string;
  lastUpdated: string;
  base: Record<string, Property>;
  custom: Record<string, Property>;
}

export interface UserType {
  id: string;
  name: string;
  displayName: string;
  description: string;
  default: boolean;
  created: string;
  lastUpdated: string;
  schemaId: string;
}

export interface MappingSide {
  id: string;
  name: string;
  type: 'user' | 'appuser';
}
export type PushStatus = 'PUSH' | 'DONT_PUSH';
export interface MappingLine {
  expression: string;
  pushStatus: PushStatus;
}
export interface Mapping {
  id: string;
  source: MappingSide;
  target: MappingSide;
  properties: Record<string, MappingLine>;
  /** When the lines changed last, and when an admin pressed "Apply updates now" last. */
  changedAt: string;
  appliedAt: string;
}

export interface Group {
  id: string;
  type: 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN';
  created: string;
  lastUpdated: string;
  lastMembershipUpdated: string;
  profile: { name: string; description: string | null; [attribute: string]: unknown };
  /** App that an APP_GROUP comes from. */
  source?: string;
}

export interface GroupRule {
  id: string;
  name: string;
  status: 'ACTIVE' | 'INACTIVE' | 'INVALID';
  created: string;
  lastUpdated: string;
  expression: string;
  groupIds: string[];
  excludedUsers: string[];
  excludedGroups: string[];
  /** Group and person of every membership that the rule gave: it takes those back when its condition no longer holds. */
  assigned?: Record<string, true>;
}

export interface GroupAssignment {
  groupId: string;
  /** 0 is the highest. Numbers stay as they were sent, gaps included (recorded: AppGroupAssignment_crud). */
  priority: number;
  lastUpdated: string;
  profile: JsonObject;
}

export type UserStatus =
  'STAGED' | 'PROVISIONED' | 'ACTIVE' | 'RECOVERY' | 'PASSWORD_EXPIRED' | 'LOCKED_OUT' | 'SUSPENDED' | 'DEPROVISIONED';

export interface User {
  id: string;
  status: UserStatus;
  created: string;
  activated: string | null;
  statusChanged: string | null;
  lastUpdated: string;
  typeId: string;
  profile: JsonObject;
  /** Who wrote an attribute's value: an app id, or `okta`. Absent: nobody yet. */
  provenance: Record<string, string>;
  credentialsProvider: { type: string; name: string };
  /** When the password was set last; absent: there is none. */
  passwordChanged?: string;
  recoveryQuestion?: string;
}

export interface AppUser {
  /** The Okta user; until a person is confirmed the app's record has none. */
  userId: string;
  appId: string;
  /** Id in the external system, once it is known. */
  externalId?: string;
  scope: 'USER' | 'GROUP';
  status: 'STAGED' | 'ACTIVE' | 'PROVISIONED' | 'DEPROVISIONED' | 'IMPORTED' | 'INACTIVE';
  syncState: 'DISABLED' | 'OUT_OF_SYNC' | 'SYNCING' | 'SYNCHRONIZED' | 'ERROR';
  created: string;
  lastUpdated: string;
  lastSync?: string;
  statusChanged: string;
  userName: string | null;
  profile: JsonObject;
  /** What the last import saw of the account. */
  seen?: 'enabled' | 'disabled' | 'deleted';
  /** Attributes that Okta has written to the account before. */
  wrote?: string[];
}

/** An agent of a directory, as `GET /api/v1/agentPools` shows it, and what only the console shows of it. */
export interface Agent {
  id: string;
  name: string;
  appId: string;
  operationalStatus: 'OPERATIONAL' | 'DEGRADED' | 'DISRUPTED' | 'INACTIVE';
  version: string;
  isLatestGAedVersion: boolean;
  /** Absent: a moment ago, as long as it is operational. */
  lastConnection?: string;
  /** Polling threads and the like; no API shows them. */
  settings: JsonObject;
}

export interface Policy {
  id: string;
  type: string;
  name: string;
  system: boolean;
  created: string;
  lastUpdated: string;
}

export interface Actor {
  id: string;
  type: 'PublicClientApp' | 'User' | 'SystemPrincipal';
  displayName: string;
  alternateId: string;
}
export interface LogTarget {
  id: string;
  type: string;
  displayName: string;
  /** What of the target changed (API reference, LogTarget). Okta's catalogue names the events that have it; the keys inside are UNCONFIRMED. */
  changeDetails?: { from: JsonObject; to: JsonObject };
  /** More about the target: of a job, how many users it went over. */
  detailEntry?: JsonObject;
}
export interface LogEvent {
  uuid: string;
  published: string;
  eventType: string;
  displayMessage: string;
  actor: Actor;
  target: LogTarget[];
  /** Why it did not work. */
  failure?: string;
}
