import { UsageError } from '../engine/errors';

/** A flag's value, one of the known ones. @throws UsageError that lists them */
export function oneOf<T extends string>(flag: string, known: readonly T[], value: string): T {
  const found = known.find((name) => name === value);
  if (found === undefined) throw new UsageError(`${flag} does not know '${value}'`, `Use ${known.join(', ')}.`);
  return found;
}
