import { instantOf } from '../conditions/attestation';
import type { Environment } from './schema';

type Acknowledgement = Environment['acknowledgements'][number];

/** Longer than that nobody remembers why: a year, the leap day included. */
const LONGEST_MS = 366 * 24 * 60 * 60 * 1000;

/** Whether an acknowledgement counts at an instant, and if not, why. */
export type Standing = 'counts' | 'expired' | 'too far away';

/** @param now ISO 8601; empty: nothing has expired, and nothing is too far away */
export function standingOf({ expires }: Pick<Acknowledgement, 'expires'>, now: string): Standing {
  if (now === '') return 'counts';
  const left = (instantOf(expires) ?? 0) - Date.parse(now);
  if (left <= 0) return 'expired';
  return left > LONGEST_MS ? 'too far away' : 'counts';
}

/** What is to be accepted: a finding at a place. `cutover` is about the environment as a whole and may have no place. */
interface Wanted {
  readonly id: string;
  readonly place: string | undefined;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * The acknowledgement of a finding at its own place that counts now. Every command asks here: one for another finding or another place, or
 * without an end in sight, accepts nothing.
 */
export const acknowledgementOf = (
  { acknowledgements }: { readonly acknowledgements: readonly Acknowledgement[] },
  { id, place, now }: Wanted,
): Acknowledgement | undefined =>
  acknowledgements.find((one) => one.id === id && one.address === place && standingOf(one, now) === 'counts');
