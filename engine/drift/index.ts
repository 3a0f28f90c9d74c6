export { acceptedSchema, isAccepted, NOTHING_ACCEPTED, record, type Accepted } from './accepted';
export type { LiveAttribute, LiveMapping, LiveOrg, LiveRule, LiveSystem } from './live';
export type { Canary, ConfigDrift, DataDrift, LocatedDrift, Tier, Unread } from './model';
export { isNoise } from './noise';
export { plannedDrift, type PlannedDrift, type ResourceChange } from './planned';
export { unmanagedDrift } from './undeclared';
