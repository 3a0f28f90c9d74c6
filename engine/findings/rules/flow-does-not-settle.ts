import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';
import { counted } from '../../counted';

export const flowDoesNotSettle: Rule = {
  id: 'RCO018',
  name: 'flow-does-not-settle',
  severity: 'error',
  title: 'A flow does not settle',
  why: 'Values that change each other in a circle are rewritten at every import, and each write is a push to people.',
  source: 'design: two passes are enough for every table that settles',
  remedy: 'Break the circle: one owner for the attribute, or a guard in the expression.',
  evaluate: ({ people }) =>
    judge(
      people && [people],
      ({ unsettled }) =>
        unsettled[0] && {
          where: unsettled[0].cycle.join(' → '),
          message: `does not settle for ${counted(unsettled.length, 'person', 'people')}, first ${unsettled[0].person}`,
        },
    ),
  examples: {
    bad: withImpact({ unsettled: [{ person: '00u1', cycle: ['okta.primaryPhone', 'ringcentral.directNumber'] }] }),
    good: withImpact({}),
  },
};
