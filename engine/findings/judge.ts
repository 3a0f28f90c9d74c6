import { COMPLIANT, NOT_APPLICABLE, type Verdict, type Violation } from './model';

/**
 * Looks at each item and collects what is wrong. No items known, or none to look at: the rule does not apply.
 */
export function judge<T>(items: readonly T[] | undefined, wrong: (item: T) => Violation | undefined): Verdict {
  if (!items?.length) return NOT_APPLICABLE;
  const violations = items.map(wrong).filter((violation) => violation !== undefined);
  return violations.length ? violations : COMPLIANT;
}
