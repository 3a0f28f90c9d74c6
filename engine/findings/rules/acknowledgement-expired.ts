import { judge } from '../judge';
import type { Rule } from '../model';
import { withEnvironment } from '../examples';

export const acknowledgementExpired: Rule = {
  id: 'RCO033',
  name: 'acknowledgement-expired',
  severity: 'warning',
  title: 'An acknowledgement has expired',
  why: 'It no longer counts; what it covered stops the next run.',
  source: 'design: acknowledgements carry a reason and an expiry',
  remedy: 'Remove it, or renew it with a fresh reason.',
  evaluate: ({ now, environment }) =>
    judge(environment.acknowledgements, ({ id, address, expires }) =>
      now >= expires ? { where: `acknowledgements ${id ?? address}`, message: `expired on ${expires}` } : undefined,
    ),
  examples: {
    bad: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ acknowledgements: [{ id: 'RCO019', reason: 'leavers', expires: '2026-02-01' }] }),
    },
    good: {
      now: '2026-03-01T00:00:00Z',
      ...withEnvironment({ acknowledgements: [{ id: 'RCO019', reason: 'leavers', expires: '2026-04-01' }] }),
    },
  },
};
