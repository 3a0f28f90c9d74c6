import { existsSync, readFileSync } from 'node:fs';
import {
  acceptedSchema,
  NOTHING_ACCEPTED,
  record,
  type Accepted,
  type HashOf,
  type LocatedDrift,
} from '../../engine/drift';

const WHY = 'As it was when the org was adopted.';

function earlier(path: string): Accepted {
  if (!existsSync(path)) return NOTHING_ACCEPTED;
  const read = acceptedSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  return read.success ? read.data : NOTHING_ACCEPTED;
}

/**
 * What drift takes for known of an adopted org: everything that nobody declared, as it is. Adopting again keeps the entry of what has not
 * changed since.
 */
export function adoptedBaseline(
  path: string,
  undeclared: readonly LocatedDrift[],
  now: Date,
  hashOf: HashOf,
): Accepted {
  const before = earlier(path);
  const why = { reason: WHY, on: now.toISOString().slice(0, 10) };
  const { baseline } = record(NOTHING_ACCEPTED, undeclared, why, hashOf);
  const seen = (one: Accepted['baseline'][number]) => JSON.stringify([one.address, one.field, one.actual, one.hash]);
  const known = new Map(before.baseline.map((one) => [seen(one), one]));
  return { ...before, baseline: baseline.map((one) => known.get(seen(one)) ?? one) };
}
