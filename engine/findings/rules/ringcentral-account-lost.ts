import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';
import { accountLimit, alreadyReached, exceeds, overSevenDays } from '../thresholds';

export const ringcentralAccountLost: Rule = {
  id: 'RCO019',
  name: 'ringcentral-account-lost',
  severity: 'error',
  title: 'RingCentral accounts would be disabled or deleted',
  why: 'Deactivation or un-assignment removes the account and all its data: messages, greetings, recordings.',
  source: 'help.okta.com, RingCentral supported features',
  remedy: 'Check who they are in the review; raise `thresholds.deactivatedInRingCentral` or acknowledge with a reason.',
  evaluate: ({ people, environment, earlier, now }) =>
    judge(people && overSevenDays([accountLimit(people, environment.thresholds)], earlier, now), (limit) => {
      const { disabled, deleted } = people!.ringcentral;
      return exceeds(limit)
        ? {
            where: limit.where,
            message: `accounts disabled: ${disabled}, deleted: ${deleted}, at most ${limit.most} allowed${alreadyReached(limit)}`,
          }
        : undefined;
    }),
  examples: { bad: withImpact({ ringcentral: { created: 0, disabled: 1, deleted: 2 } }), good: withImpact({}) },
};
