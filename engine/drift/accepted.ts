import { z } from 'zod';
import { equal, fieldDifferences } from './fields';
import { WHOLE, type ConfigDrift, type LocatedDrift } from './model';
import { covers } from './noise';

const text = z.string().min(1);

const recorded = z.strictObject({
  address: text,
  field: text.describe("A person's id for data."),
  tier: z
    .enum(['declared', 'undeclared'])
    .optional()
    .describe(
      '`undeclared`: it was seen there, and is missed when it is gone. Absent: as in files of earlier versions.',
    ),
  actual: z.unknown().optional().describe('The live setting that is accepted; any other is drift again.'),
  hash: text
    .optional()
    .describe(
      "Instead of `actual`: a keyed hash of a person's value, or of a setting that holds one. The key stands outside of git.",
    ),
  targets: z.array(text).optional().describe("Ids under which Okta's log knows the place."),
  reason: text,
  on: text.describe('When somebody accepted it.'),
});

const ignored = z.strictObject({
  address: text.describe('With * for any characters.'),
  field: text.describe("With * for any characters; a person's id for data."),
  reason: text,
  on: text,
});

const remembered = z.strictObject({
  condition: text,
  setting: text,
  by: text.describe('The id of who did it; a name does not belong in git.'),
  when: text,
  from: z.unknown(),
  to: z.unknown(),
});

/** What people have accepted about one environment's tenants: a file in git beside the environments. */
export const acceptedSchema = z.strictObject({
  baseline: z.array(recorded).default([]),
  ignore: z.array(ignored).default([]),
  console: z
    .array(remembered)
    .optional()
    .describe('Changes of the console that nobody has answered yet: the System Log forgets them after ninety days.'),
});

export type Accepted = z.output<typeof acceptedSchema>;
export type Recorded = Accepted['baseline'][number];

export const NOTHING_ACCEPTED: Accepted = { baseline: [], ignore: [] };

/** A keyed hash of a value; whoever has no key gets another one. */
export type HashOf = (value: unknown) => string;

interface Place {
  readonly address: string;
  readonly field: string;
  readonly actual: unknown;
}

const entryAt = ({ baseline }: Accepted, { address, field }: Pick<Place, 'address' | 'field'>): Recorded | undefined =>
  baseline.find((one) => one.address === address && one.field === field);

const isSame = (entry: Recorded, actual: unknown, hashOf: HashOf): boolean =>
  entry.hash === undefined ? equal(entry.actual, actual) : entry.hash === hashOf(actual);

const isIgnored = ({ address, field }: Pick<Place, 'address' | 'field'>, { ignore }: Accepted): boolean =>
  ignore.some((rule) => covers(rule.address, address) && covers(rule.field, field));

/** What is gone can never be accepted: declare it no longer, or put it back. */
export function isAccepted(
  drift: Place & { readonly tier?: ConfigDrift['tier'] },
  accepted: Accepted,
  hashOf: HashOf = () => '',
): boolean {
  if (drift.tier === 'deleted') return false;
  const entry = entryAt(accepted, drift);
  return (entry !== undefined && isSame(entry, drift.actual, hashOf)) || isIgnored(drift, accepted);
}

/** One line is saved with all of its settings at once. */
const isLine = (field: string): boolean => /^(lines|mappings)\.[^.]+$/.test(field);

/** What is read from the org itself, and not remembered by Terraform's state: only of that is known that it is gone. */
const isSeenLive = ({ address, field }: Recorded): boolean =>
  !/^(okta|ringcentralokta)_/.test(address) || isLine(field);

const within = (field: string, part: string): string =>
  part === WHOLE ? field : field === WHOLE ? part : `${field}.${part}`;

/** A recorded setting that is another one now: what of it changed, against what was recorded. */
function moved(drift: LocatedDrift, entry: Recorded): LocatedDrift[] {
  if (entry.hash !== undefined || drift.tier !== 'undeclared') return [drift];
  const differences = fieldDifferences(entry.actual, drift.actual);
  if (isLine(drift.field) && differences.length > 1) return [{ ...drift, expected: entry.actual }];
  return differences.map((one) => ({
    ...drift,
    field: within(drift.field, one.field),
    expected: one.expected,
    actual: one.actual,
  }));
}

/** Files of earlier versions keep no ids: what else was found at the same address stands in the same thing. */
const gone =
  (found: readonly LocatedDrift[]) =>
  ({ address, field, actual, targets }: Recorded): LocatedDrift => ({
    tier: 'undeclared',
    address,
    field,
    expected: actual ?? 'present',
    actual: null,
    targets: targets ?? found.find((one) => one.address === address)?.targets ?? [],
  });

/**
 * What of a check is to be told: what nobody accepted, what is other than it was recorded, and, where the org was read (`complete`), what was
 * recorded and is there no longer.
 */
export function unaccepted(
  found: readonly LocatedDrift[],
  accepted: Accepted,
  { hashOf, complete }: { readonly hashOf: HashOf; readonly complete: boolean },
): LocatedDrift[] {
  const told = found
    .filter((one) => !isAccepted(one, accepted, hashOf))
    .flatMap((one) => {
      const entry = entryAt(accepted, one);
      return entry ? moved(one, entry).filter((part) => !isIgnored(part, accepted)) : [one];
    });
  const missing = accepted.baseline.filter(
    (entry) =>
      complete &&
      entry.tier === 'undeclared' &&
      isSeenLive(entry) &&
      !isIgnored(entry, accepted) &&
      !found.some(({ address, field }) => address === entry.address && field === entry.field),
  );
  return [...told, ...missing.map(gone(found))];
}

/** A setting that says something of a person is kept as a hash, like a person's value. */
const PERSONAL = /[^\s"'@]+@[^\s"'@]+\.[a-z]{2,}|\+\d[\d ().-]{6,}/i;

const namesNobody = (actual: unknown): boolean => !PERSONAL.test(JSON.stringify(actual ?? null));

function entryOf(
  { address, field, actual, tier, targets }: Place & Partial<Pick<LocatedDrift, 'tier' | 'targets'>>,
  why: Pick<Recorded, 'reason' | 'on'>,
  hashOf: HashOf,
): Recorded {
  const kept = tier !== undefined && namesNobody(actual) ? { actual } : { hash: hashOf(actual) };
  return {
    address,
    field,
    ...(tier === 'declared' || tier === 'undeclared' ? { tier } : {}),
    ...kept,
    ...(targets && targets.length > 0 ? { targets: [...targets] } : {}),
    ...why,
  };
}

const inOrder = (a: Recorded, b: Recorded): number => (`${a.address} ${a.field}` < `${b.address} ${b.field}` ? -1 : 1);

/** The baseline with these added; one place has one entry. A place without a tier is a person's value, which is kept as a hash. */
export function record(
  accepted: Accepted,
  drift: readonly (Place & Partial<Pick<LocatedDrift, 'tier' | 'targets'>>)[],
  why: Pick<Recorded, 'reason' | 'on'>,
  hashOf: HashOf,
): Accepted {
  const added = drift.map((one) => entryOf(one, why, hashOf));
  const kept = accepted.baseline.filter(
    (old) => !added.some(({ address, field }) => old.address === address && old.field === field),
  );
  return { ...accepted, baseline: [...kept, ...added].sort(inOrder) };
}

/** The baseline without places of which somebody accepts that they are gone. */
export const forget = (accepted: Accepted, places: readonly Pick<Place, 'address' | 'field'>[]): Accepted => ({
  ...accepted,
  baseline: accepted.baseline.filter(
    (old) => !places.some(({ address, field }) => old.address === address && old.field === field),
  ),
});
