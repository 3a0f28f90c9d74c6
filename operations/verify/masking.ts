import { masked, maskedSentence } from '../../reports/mask';
import type { StepResult } from './judge';

const PERSONAL = /@|^[+\d][\d ().#;x-]*$/;
const QUOTED = /"[^"]*"/g;
const unquoted = (text: string): string => maskedSentence(text.replace(QUOTED, '"…"'));

/** Hides a person's values wherever they stand, in lists and objects too; ids of objects stay: an administrator looks them up. */
function hidden(value: unknown, mask: (value: unknown) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => hidden(one, mask));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hidden(one, mask)]));
  if (typeof value !== 'string') return value;
  if (PERSONAL.test(value) && !/[A-Za-z]\s|\s[A-Za-z]/.test(value)) return mask(value);
  return /\s/.test(value) ? maskedSentence(value) : value;
}

/** Hides numbers and addresses of somebody who exists, also where a vendor's sentence quotes them. */
export function maskEvidence(results: readonly StepResult[]): StepResult[] {
  const mask = masked();
  return results.map((result) => ({
    ...result,
    unread: result.unread.map(({ what, why }) => ({ what, why: unquoted(why) })),
    evidence: Object.fromEntries(
      Object.entries(result.evidence).map(([name, value]) => [
        name,
        name === 'why' ? unquoted(String(value)) : hidden(value, mask),
      ]),
    ),
  }));
}
