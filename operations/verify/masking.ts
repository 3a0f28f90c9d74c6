import { masked } from '../../reports/mask';
import type { StepResult } from './judge';

const PERSONAL = /@|^[+\d][\d ().#;x-]*$/;
const QUOTED = /"[^"]*"/g;
const unquoted = (text: string): string => text.replace(QUOTED, '"…"');

/** Hides numbers and addresses of somebody who exists; ids of objects stay, they are what an administrator looks up. */
export function maskEvidence(results: readonly StepResult[]): StepResult[] {
  const mask = masked();
  const hide = (value: unknown): unknown => (typeof value === 'string' && PERSONAL.test(value) ? mask(value) : value);
  return results.map((result) => ({
    ...result,
    unread: result.unread.map(({ what, why }) => ({ what, why: unquoted(why) })),
    evidence: Object.fromEntries(
      Object.entries(result.evidence).map(([name, value]) => [
        name,
        name === 'why' ? unquoted(String(value)) : hide(value),
      ]),
    ),
  }));
}
