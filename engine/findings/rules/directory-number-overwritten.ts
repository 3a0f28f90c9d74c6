import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';

export const directoryNumberOverwritten: Rule = {
  id: 'RCO029',
  name: 'directory-number-overwritten',
  severity: 'error',
  title: 'The write-back would replace different numbers in a directory',
  why: 'Numbers in the directory may be newer or still in use; the first write-back overwrites them all at once.',
  source: 'design: nothing known is lost',
  remedy: 'Read the cutover table, mend the differences, or acknowledge with a reason.',
  evaluate: ({ people }) =>
    judge(people && [people], ({ overwrites }) =>
      overwrites > 0
        ? { where: 'write-back', message: `different numbers in a directory that would be replaced: ${overwrites}` }
        : undefined,
    ),
  examples: { bad: withImpact({ overwrites: 3 }), good: withImpact({}) },
};
