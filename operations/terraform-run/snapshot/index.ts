export { snapshotSchema } from './model';
export type { AssignmentValue, LineValue, LostValue, PersonValue, Snapshot, SourceValue } from './model';
export { consequencesOf } from './people';
export { holdsAnything, takeSnapshot } from './take';
