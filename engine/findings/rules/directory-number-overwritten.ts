import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';
import { withImpact } from '../examples';

export const directoryNumberOverwritten: Rule = {
  id: 'RCO029',
  name: 'directory-number-overwritten',
  severity: 'error',
  title: 'The write-back would replace different numbers in a directory',
  why: 'Numbers in the directory may be newer or still in use; the first write-back overwrites them all at once.',
  source: 'design: nothing known is lost',
  remedy: 'Read the cutover table, fix the differences, or acknowledge with a reason.',
  evaluate: ({ people }) => {
    if (!people) return NOT_APPLICABLE;
    const places = Object.entries(people.overwrites).filter(([, count]) => count > 0);
    return places.length === 0
      ? COMPLIANT
      : places.map(([where, count]) => ({
          where,
          message: `different numbers in a directory that would be replaced: ${count}`,
        }));
  },
  examples: { bad: withImpact({ overwrites: { 'ad.telephoneNumber': 3 } }), good: withImpact({}) },
};
