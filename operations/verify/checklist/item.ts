/** Steps of the guide's "Testing Bi-Directional Sync". */
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One declared thing compared with the live org, under the step that depends on it. */
export interface ChecklistItem {
  readonly step: StepNumber;
  /** `line ad → okta.city`, `source okta.primaryPhone`, `feature ad PUSH_PROFILE_UPDATES`, `group RingCentral Users`. */
  readonly what: string;
  readonly ok: boolean;
  readonly declared: string;
  readonly live: string;
}

export const ABSENT = 'absent';

/** An item from what is declared and what is found, both in one way of writing. */
export const compared = (
  step: StepNumber,
  what: string,
  declared: string,
  live: string | undefined,
): ChecklistItem => ({
  step,
  what,
  ok: declared === live,
  declared,
  live: live ?? ABSENT,
});
