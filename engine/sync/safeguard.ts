import type { SystemId } from '../flows/model';

/** Okta's import safeguard ("Max Import Unassignment"): off the console only, no API. */
export interface Safeguard {
  /** Largest share of an app's assignments that one import may take away. Okta's default is 0.2. */
  readonly share: number;
  /** Apps with fewer assignments are not guarded. Okta's help says 100. */
  readonly fewest: number;
}

export const DEFAULT_SAFEGUARD: Safeguard = { share: 0.2, fewest: 100 };

/** Whether an import that would remove `removals` of `assignments` links has to stop. */
export const tripsSafeguard = (
  removals: number,
  assignments: number,
  safeguard: Safeguard = DEFAULT_SAFEGUARD,
): boolean => assignments >= safeguard.fewest && removals > assignments * safeguard.share;

export const safeguardMessage = (system: SystemId, removals: number, assignments: number): string =>
  `the import from ${system} would unassign ${removals} of ${assignments} users, more than the import safeguard allows: it stopped and changed nothing`;
