import { judge } from '../judge';
import type { Rule } from '../model';
import { changesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const alwaysApply: Rule = {
  id: 'RCO009',
  name: 'always-apply',
  severity: 'error',
  title: 'always_apply is set',
  why: 'The provider ignores it under OAuth and calls a private endpoint with a token: people stay stale in silence.',
  source: 'okta/terraform-provider-okta, docs/resources/profile_mapping.md',
  remedy: 'Remove it; an admin applies the mapping, and the gate records it.',
  evaluate: (facts) =>
    judge(changesOf(facts, /^okta_profile_mapping$/), ({ address, after }) =>
      after?.['always_apply'] === true ? { where: address, message: 'always_apply is true' } : undefined,
    ),
  examples: {
    bad: withPlan(change('okta_profile_mapping.rc', ['update'], {}, { always_apply: true })),
    good: withPlan(change('okta_profile_mapping.rc', ['update'])),
  },
};
