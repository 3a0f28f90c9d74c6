import { standingOf } from '../../environment/acknowledged';
import { judge } from '../judge';
import type { Rule } from '../model';
import { withEnvironment } from '../examples';

export const acknowledgementExpired: Rule = {
  id: 'RCO033',
  name: 'acknowledgement-expired',
  severity: 'error',
  title: 'An acknowledgement has expired, or would count for more than a year',
  why: 'It does not count; what it covered stops the next run. Past a year nobody remembers why something was accepted.',
  source: 'design: acknowledgements carry a reason and an expiry',
  remedy: 'Remove it, or give it a fresh reason and a date at most a year away.',
  evaluate: ({ now, environment }) =>
    judge(environment.acknowledgements, (one) => {
      const where = ['acknowledgements', one.id, one.address].filter(Boolean).join(' ');
      const standing = standingOf(one, now);
      if (standing === 'expired') return { where, message: `expired on ${one.expires}`, severity: 'warning' };
      return standing === 'counts'
        ? undefined
        : { where, message: `expires on ${one.expires}, more than a year away, and counts for nothing` };
    }),
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({
        acknowledgements: [{ id: 'RCO020', address: 'okta.city', reason: 'renamed offices', expires: '9999-12-31' }],
      }),
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({
        acknowledgements: [{ id: 'RCO019', address: 'ringcentral', reason: 'leavers', expires: '2026-04-01' }],
      }),
    },
  },
};
