/** What a RingCentral account keeps, in the words of RingCentral's own API. Plain JSON throughout: it is the snapshot. */

export const EXTENSION_STATUSES = ['Enabled', 'Disabled', 'Frozen', 'NotActivated', 'Unassigned'] as const;
type ExtensionStatus = (typeof EXTENSION_STATUSES)[number];

export const EXTENSION_TYPES = [
  'User',
  'DigitalUser',
  'VirtualUser',
  'FlexibleUser',
  'Department',
  'Announcement',
  'Voicemail',
  'SharedLinesGroup',
  'PagingOnly',
  'IvrMenu',
  'ApplicationExtension',
  'ParkLocation',
  'Limited',
  'Room',
  'Site',
] as const;
type ExtensionType = (typeof EXTENSION_TYPES)[number];

/** What RingCentral has sold since 2024; Ultra is called Ultimate in the UK, Canada and Australia. */
export const PLAN_LEVELS = ['Core', 'Advanced', 'Ultra', 'Ultimate'] as const;
export type PlanLevel = (typeof PLAN_LEVELS)[number];

export interface Address {
  street?: string;
  city?: string;
  /** As it was sent: `CA` and `California` are both kept. */
  state?: string;
  zip?: string;
  /** Full English name, whatever was sent. */
  country?: string;
}

export interface Contact {
  firstName?: string;
  lastName?: string;
  email?: string;
  company?: string;
  jobTitle?: string;
  department?: string;
  businessPhone?: string;
  mobilePhone?: string;
  businessAddress?: Address;
  emailAsLoginName?: boolean;
  pronouncedName?: string;
}

interface Reference {
  ref: string;
  type: 'PartnerId' | 'CustomerDirectoryId';
}

export interface Extension {
  id: number;
  type: ExtensionType;
  status: ExtensionStatus;
  statusInfo?: { reason: 'Voluntarily' | 'Involuntarily'; comment?: string };
  extensionNumber?: string;
  name?: string;
  contact?: Contact;
  /** SCIM only. */
  externalId?: string;
  siteId?: string;
  costCenterId?: number;
  roleIds: string[];
  /** Value by custom field id. */
  customFields: Record<string, string>;
  references: Reference[];
  hidden: boolean;
  partnerId?: string;
  regionalSettings?: Record<string, unknown>;
  setupWizardState?: string;
  creationTime: string;
  lastModified: string;
}

/** Only `Normal` rings; the others belong to a port that is under way. */
type NumberStatus = 'Normal' | 'Pending' | 'PortedIn' | 'Temporary' | 'Unknown';

export interface PhoneNumber {
  id: number;
  phoneNumber: string;
  usageType: 'MainCompanyNumber' | 'CompanyNumber' | 'DirectNumber' | 'Inventory' | 'ForwardedNumber';
  type: 'VoiceFax' | 'VoiceOnly' | 'FaxOnly';
  tollType: 'Toll' | 'TollFree';
  paymentType: 'External' | 'TollFree' | 'Local';
  status: NumberStatus;
  primary: boolean;
  extensionId?: number;
  /** On a number in Pending: what rings until the port is complete. */
  temporaryNumberId?: number;
  label?: string;
}

interface CustomField {
  id: string;
  category: 'User';
  displayName: string;
}

export interface Role {
  id: string;
  displayName: string;
  description?: string;
  custom: boolean;
  scope: 'Account' | 'Self';
  /** Permission ids; `all` is what the Super Admin role holds. */
  permissions: 'all' | string[];
}

export interface Site {
  id: string;
  name: string;
  code?: string;
  extensionNumber?: string;
}

interface CostCenter {
  id: number;
  name: string;
  billingCode?: string;
  parentId?: number;
}

interface Template {
  id: string;
  name: string;
  type: 'UserSettings' | 'CallHandling';
}

export interface Account {
  id: number;
  company: string;
  plan: PlanLevel;
  /** What RingCentral Support switches on. */
  directoryIntegration: boolean;
  customFieldsEnabled: boolean;
  /** Permissions that the account's owner withholds from the Super Admin role. */
  withheldPermissions: string[];
  maxExtensionNumberLength: number;
  nextExtensionNumber: number;
  /** Users that may be created without a bought licence, by plain POST. */
  maxUnlicensedUsers: number;
  businessAddress: Address;
  /** Logins that belong to other RingCentral accounts. */
  foreignLogins: string[];
}

/** Behaviour that RingCentral does not document; either outcome can be played. */
export interface Uncertain {
  /** What a user becomes whom SCIM creates with `active: true`. */
  scimActiveMeans: 'Enabled' | 'NotActivated';
  /** Whether a SCIM list carries addresses and phone numbers (it did in 2021, the types of 2026 lack them). */
  scimListsNumbers: boolean;
  /** Whether SCIM users can be reached while Directory Integration is off. */
  scimWithoutDirectoryIntegration: 'refused' | 'open';
  /** Whether Okta's app takes a temporary number for a direct number; the guide only says that none may reach a directory. */
  oktaImportsTemporaryNumbers: boolean;
  /** Words answers in another order for each number; 0: always alike. */
  shuffled: number;
}

export const RATE_GROUPS = ['light', 'medium', 'heavy', 'auth'] as const;
export type RateGroup = (typeof RATE_GROUPS)[number];

/** A client of the API, registered in the developer console. */
export interface App {
  clientId: string;
  clientSecret: string;
  name: string;
  permissions: string[];
  grants: string[];
  issuesRefreshTokens: boolean;
  limits: Record<RateGroup, number>;
}

/** A credential made in the developer console for one user. */
interface JwtCredential {
  jwt: string;
  extensionId: number;
}

/** One login of a user through an app. Times are milliseconds since the epoch. */
export interface Session {
  id: string;
  clientId: string;
  extensionId: number;
  accessToken: string;
  accessExpiresAt: number;
  refreshToken?: string;
  refreshExpiresAt?: number;
  refreshTtlSeconds: number;
  /** The refresh token before this one, for the grace in which it still answers with the same pair. */
  previousRefreshToken?: string;
  rotatedAt?: number;
  firstUsedAt?: number;
}

export interface AuditRecord {
  eventTime: string;
  actionId: string;
  eventType: 'Create' | 'Update' | 'Delete';
  initiatorId: number;
  initiatorClientId: string;
  targetId: string;
  targetType: string;
  parameters: { key: string; value: string }[];
  clientIp: string;
}

export interface BulkTask {
  id: string;
  status: 'Completed';
  creationTime: string;
  affectedItems: {
    extensionId: string;
    status: 'Fail' | 'Success';
    errors?: { errorCode: string; message: string }[];
  }[];
}

export interface State {
  account: Account;
  uncertain: Uncertain;
  extensions: Extension[];
  phoneNumbers: PhoneNumber[];
  customFields: CustomField[];
  roles: Role[];
  sites: Site[];
  costCenters: CostCenter[];
  templates: Template[];
  apps: App[];
  jwts: JwtCredential[];
  sessions: Session[];
  /** Authorization codes that wait to be exchanged, with the app they were given to. */
  codes: { code: string; clientId: string; extensionId: number }[];
  limitsEnforced: boolean;
  audit: AuditRecord[];
  tasks: BulkTask[];
  nextId: number;
}
