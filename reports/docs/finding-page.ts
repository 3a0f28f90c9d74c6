import type { Facts, Rule } from '../../engine/findings/model';
import { table } from '../markdown/text';

const EMPTY: readonly string[] = ['name', 'phase', 'backend'];

/** The example without the members that say nothing: empty lists and objects, zeroes, nulls, defaults. */
const prune = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length ? value.map(prune) : undefined;
  if (typeof value !== 'object' || value === null) return value === 0 || value === null ? undefined : value;
  const kept = Object.entries(value)
    .filter(([key]) => !EMPTY.includes(key))
    .map(([key, member]) => [key, prune(member)] as const)
    .filter(([, member]) => member !== undefined);
  return kept.length ? Object.fromEntries(kept) : undefined;
};

const example = (facts: Partial<Facts>): string => `\`\`\`json\n${JSON.stringify(prune(facts) ?? {}, null, 2)}\n\`\`\``;

/** The page of one rule. */
export const findingPage = ({
  id,
  name,
  severity,
  title,
  why,
  source,
  remedy,
  examples,
}: Rule): string => `# ${id}: ${title}

\`${name}\` · ${severity}

${why}

**Source:** ${source}

**Remedy:** ${remedy}

## Bad

${example(examples.bad)}

## Good

${example(examples.good)}

## To accept it for a while

\`\`\`ts
acknowledgements: [{ id: '${id}', address: 'the place that it names', reason: 'who agreed, and why', expires: '2027-01-31' }]
\`\`\`

It counts for this finding at this place and nowhere else, until \`expires\` (a date or an instant, at most a year away).`;

/** The list of all rules. */
export const findingIndex = (rules: readonly Rule[]): string => `# Findings

What synth, review, plan and drift look for. A finding of severity \`error\` stops an apply unless it is acknowledged with a reason and an expiry.

${table(
  ['Rule', 'Severity', 'What'],
  rules.map(({ id, severity, title }) => [`[${id}](${id}.md)`, severity, title]),
)}`;
