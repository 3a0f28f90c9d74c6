import { UsageError } from '../engine/errors';
import { nearest } from '../engine/nearest';

/** A flag's value, one of the known ones. @throws UsageError that lists them, and names the one that was probably meant */
export function oneOf<T extends string>(flag: string, known: readonly T[], value: string): T {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  const meant = nearest(value, known);
  const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
  throw new UsageError(`${flag} does not know '${value}'${hint}`, `Use ${known.join(', ')}.`);
}
