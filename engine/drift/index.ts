export {
  acceptedSchema,
  forget,
  isAccepted,
  NOTHING_ACCEPTED,
  record,
  unaccepted,
  type Accepted,
  type HashOf,
} from './accepted';
export {
  verdictOf,
  type Canary,
  type ConfigDrift,
  type DataDrift,
  type DriftReport,
  type LocatedDrift,
  type SpentLimit,
  type Unread,
} from './model';
export { causes } from './causes';
export { fieldDifferences } from './fields';
export { handFixes, maybeLost, unwritten, type HandFix } from './hand-fixes';
export { isNoise } from './noise';
export { plannedDrift, type PlannedDrift, type ResourceChange } from './planned';
export { unmanagedDrift, type LiveOrg } from './undeclared';
export {
  accountCanaries,
  attestationCanaries,
  conditionCanaries,
  attestationCanary,
  keyCanary,
  sessionCanary,
  type AccountSigns,
} from './canaries';
export { whyNotMended } from './mending';
export { duplicates, isSaid, personalDrift, SAID, type LiveAccounts } from './people';
