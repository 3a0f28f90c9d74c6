export { RingCentralClient } from './client';
export { type RingCentralCredentials, ringCentralCredentials } from './credentials';
export { type Calls, type RateGroup } from './endpoint-groups';
export { RingCentralError } from './error';
export type {
  Account,
  AuditRecord,
  BulkResult,
  CustomField,
  DictionaryEntry,
  DirectoryEntry,
  Extension,
  PhoneNumber,
  ScimUser,
  ServiceInfo,
} from './answers';
