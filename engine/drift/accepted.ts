import { z } from 'zod';
import { equal } from './fields';
import { covers } from './noise';
import type { ConfigDrift } from './model';

const text = z.string().min(1);

const recorded = z.strictObject({
  address: text,
  field: text,
  actual: z.unknown().describe('The live value that is accepted; any other is drift again.'),
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
type Recorded = Accepted['baseline'][number];

export const NOTHING_ACCEPTED: Accepted = { baseline: [], ignore: [] };

type Place = Pick<ConfigDrift, 'address' | 'field' | 'actual'>;

const isRecorded = ({ address, field, actual }: Place, accepted: Accepted): boolean =>
  accepted.baseline.some((one) => one.address === address && one.field === field && equal(one.actual, actual));

const isIgnored = ({ address, field }: Place, accepted: Accepted): boolean =>
  accepted.ignore.some((rule) => covers(rule.address, address) && covers(rule.field, field));

/** What is gone can never be accepted: declare it no longer, or put it back. */
export const isAccepted = (drift: Place & { readonly tier?: ConfigDrift['tier'] }, accepted: Accepted): boolean =>
  drift.tier !== 'deleted' && (isRecorded(drift, accepted) || isIgnored(drift, accepted));

/** The baseline with these added; one place has one entry. */
export function record(accepted: Accepted, drift: readonly Place[], why: Pick<Recorded, 'reason' | 'on'>): Accepted {
  const added = drift.map(({ address, field, actual }): Recorded => ({ address, field, actual, ...why }));
  const kept = accepted.baseline.filter(
    (old) => !added.some(({ address, field }) => old.address === address && old.field === field),
  );
  const baseline = [...kept, ...added].sort((a, b) => (`${a.address} ${a.field}` < `${b.address} ${b.field}` ? -1 : 1));
  return { ...accepted, baseline };
}
