import type { OrgWith } from '../org';
import { accessDifferences } from './access';
import { appDifferences } from './apps';
import type { Difference } from './difference';
import { profileDifferences } from './profiles';

export { groupProfile } from './access';
export { isAbout, UNTOLD, type Difference, type DifferenceOf, type LinePlace } from './difference';

/** What has to be read of two orgs to compare them. */
export const COMPARED = ['apps', 'mappings', 'appSchemas', 'userSchema', 'assignments', 'rules'] as const;
export type Comparable = OrgWith<(typeof COMPARED)[number], string | undefined>;

/** Every place where `actual` is not as `expected` says, typed. */
export const differences = (expected: Comparable, actual: Comparable): Difference[] => [
  ...appDifferences(expected, actual),
  ...profileDifferences(expected, actual),
  ...accessDifferences(expected, actual),
];
