import { expect } from 'vitest';

/** Words that a review may say only where it looked at everything and nothing happens. */
const COMFORT = [
  /✅/,
  /nothing changes/i,
  /nothing left out/i,
  /nobody (loses|gains)/i,
  /no account is disabled/i,
  /out of reach/i,
];

/** No report comforts anybody. */
export function expectNoComfort(...reports: readonly string[]): void {
  for (const report of reports) for (const word of COMFORT) expect(report).not.toMatch(word);
}
