import { explain } from '../engine/explanations/explain';

/** What a report says by itself needs no explanation. */
const OUR_OWN = new Set(['gate-shut', 'prevent-destroy']);

/** Cause and remedy of a vendor's error text, as lines under it; none where nobody has written it down. */
export function explainedLines(message: string, indent = '    '): string[] {
  const found = explain(message);
  if (!found || OUR_OWN.has(found.id)) return [];
  return [`${indent}${found.id}: ${found.cause}`, `${indent}Remedy: ${found.remedy}`];
}
