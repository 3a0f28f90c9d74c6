import { judge } from '../judge';
import type { Rule } from '../model';
import { withEnvironment, withImpact } from '../examples';
import { exceeded } from '../thresholds';

export const thresholdExceeded: Rule = {
  id: 'RCO020',
  name: 'threshold-exceeded',
  severity: 'error',
  title: 'More people change than the threshold allows',
  why: 'A wrong line reaches everybody at once. Directory tools that last stop before anything is written.',
  source: 'Entra Connect accidental-delete prevention; UnitySync simulation tolerances',
  remedy: 'Check the people in the review; raise the threshold for this change with a reason.',
  evaluate: ({ people, environment }) =>
    judge(people && exceeded(people, environment.thresholds ?? {}), (violation) =>
      violation.message ? violation : undefined,
    ),
  examples: {
    bad: {
      ...withImpact({
        attributes: [{ system: 'okta', attribute: 'primaryPhone', changed: 150, added: 0, removed: 0 }],
      }),
      ...withEnvironment({ thresholds: { changes: { relative: 0.5 } } }),
    },
    good: {
      ...withImpact({ attributes: [{ system: 'okta', attribute: 'primaryPhone', changed: 50, added: 0, removed: 0 }] }),
      ...withEnvironment({ thresholds: { changes: { relative: 0.5 } } }),
    },
  },
};
