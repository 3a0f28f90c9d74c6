/** What a person saw, when, and until when it counts. */
export interface Attestation {
  readonly by: string;
  /** A date or an instant. */
  readonly on: string;
  readonly expires?: string | undefined;
  readonly note?: string | undefined;
}

export const DAY_MS = 24 * 60 * 60 * 1000;
const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds of `2026-11-22` or `2026-11-22T10:00:00Z`; undefined for anything else. A date alone is its midnight in UTC. */
export function instantOf(text: string): number | undefined {
  const instant = FORM.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

/** RFC 3339 without fractions, as Terraform's `timecmp` wants it. */
export const rfc3339 = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** When an attestation ends to count: as stated, otherwise after `days`. */
export const expiryOf = ({ on, expires }: Attestation, days: number): string =>
  rfc3339(expires === undefined ? instantOf(on)! + days * DAY_MS : instantOf(expires)!);
