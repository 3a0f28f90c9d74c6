import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';
import { accessLimit, alreadyReached, exceeds, overSevenDays } from '../thresholds';

export const accessLost: Rule = {
  id: 'RCO032',
  name: 'access-lost',
  severity: 'error',
  title: 'People lose access to RingCentral',
  why: 'Un-assignment deactivates the account and removes its data, also when a group rule did it; the import safeguard does not see it.',
  source: 'help.okta.com, import safeguard',
  remedy:
    'Check who they are in the review; fix the rule or group, raise `thresholds.unassigned` and `unassignedPeople`, or acknowledge with a reason.',
  evaluate: ({ people, environment, earlier, now }) =>
    judge(people && overSevenDays([accessLimit(people, environment.thresholds)], earlier, now), (limit) => {
      const { where, people: lost, most } = limit;
      if (lost === 0) return undefined;
      return exceeds(limit)
        ? { where, message: `people who lose access: ${lost}, at most ${most} allowed${alreadyReached(limit)}` }
        : { where, message: `people who lose access: ${lost}`, severity: 'warning' };
    }),
  examples: { bad: withImpact({ access: { gained: 0, lost: 4 } }), good: withImpact({}) },
};
