export { RingCentralClient } from './client';
export { type RingCentralCredentials, ringCentralCredentials } from './credentials';
export { type Calls, type RateGroup } from './endpoint-groups';
export { RingCentralError, mayHaveHappened } from './error';
export {
  type WriteRequest,
  contactField,
  customFieldCreation,
  customFieldValue,
  numberReplacement,
} from './write-request';
export type {
  Account,
  Address,
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
