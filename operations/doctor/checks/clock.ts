import type { Check } from '../check';

/** Okta refuses an assertion that was signed in its future or has expired; ours live five minutes. */
const LARGEST_SKEW_MS = 60_000;

export const clock: Check = {
  id: 'clock',
  after: 'okta-reachable',
  remedy: "set this machine's clock by NTP: Okta refuses what is signed too early or too late",
  look: ({ skewMs = 0 }) => {
    const seconds = Math.round(Math.abs(skewMs) / 1000);
    return {
      ok: Math.abs(skewMs) <= LARGEST_SKEW_MS,
      detail:
        seconds <= 1
          ? "This clock and Okta's agree."
          : `This clock is ${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} Okta's.`,
    };
  },
};
