import type { WordedDifference } from '../../engine/org/differences/worded';
import type { Difference } from '../../engine/promotion/table';

/** Something declared for the preview environment that its org does not show. */
export type NotLive = WordedDifference;

/** What a promotion would carry over, and why it may not. */
export interface Promotion {
  readonly revision: string;
  readonly from: { readonly environment: string; readonly phase: string; readonly table: string };
  readonly to: { readonly environment: string; readonly phase: string; readonly table: string };
  readonly differences: readonly Difference[];
  readonly notLive: readonly NotLive[];
  readonly refused?: { readonly why: string; readonly remedy: string };
}
