import { configurationFor } from '../environment/configuration';
import type { Environment } from '../environment/schema';
import type { AttributePath } from '../flows/model';
import { compileFlows, settle, type Person, type Value } from '../sync';

/** A directory value that Okta never wrote and that the first write-back would replace with a different one. */
export interface Overwrite {
  readonly path: AttributePath;
  readonly before: Value;
  readonly after: Value;
  /** The digits are the same, only the way of writing differs. */
  readonly sameDigits: boolean;
}

const digits = (value: Value): string => String(value ?? '').replace(/\D/g, '');

/** `(415) 555-0103` is the beginning or the end of `+14155550103#103` once only digits count. */
const sameDigits = (before: Value, after: Value): boolean => {
  const [had, gets] = [digits(before), digits(String(after ?? '').split('#')[0] ?? '')];
  return had.length >= 7 && gets.endsWith(had);
};

/**
 * The rows of the cutover table for people who have not been written back to yet: what Okta, which asks nobody, would replace once
 * the environment is live, and the environment has not acknowledged.
 */
export function overwritesUnder(environment: Environment): (person: Person) => readonly Overwrite[] {
  const configuration = configurationFor({ ...environment, phase: 'live' });
  const withheld = compileFlows({ ...configuration, firstWriteBack: 'withhold' });
  const overwritten = compileFlows({ ...configuration, firstWriteBack: 'overwrite' });
  return (person) => {
    const paths = new Set(
      settle(withheld, person).notices.flatMap(({ id, where }) => (id === 'first-write-back' ? [where] : [])),
    );
    if (paths.size === 0) return [];
    return settle(overwritten, person).changes.flatMap(({ path, before, after }) =>
      paths.has(path) ? [{ path, before, after, sameDigits: sameDigits(before, after) }] : [],
    );
  };
}
