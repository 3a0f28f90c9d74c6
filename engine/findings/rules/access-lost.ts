import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';

export const accessLost: Rule = {
  id: 'RCO032',
  name: 'access-lost',
  severity: 'error',
  title: 'People lose access to RingCentral',
  why: 'Un-assignment deactivates the account and removes its data, also when a group rule did it; the import safeguard does not see it.',
  source: 'help.okta.com, import safeguard',
  remedy: 'Check who they are in the review; mend the rule or group, or acknowledge with a reason.',
  evaluate: ({ people }) =>
    judge(people && [people.access], ({ lost }) =>
      lost > 0 ? { where: 'access', message: `people who lose access: ${lost}` } : undefined,
    ),
  examples: { bad: withImpact({ access: { gained: 0, lost: 4 } }), good: withImpact({}) },
};
