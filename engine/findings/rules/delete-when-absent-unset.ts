import { judge } from '../judge';
import type { Rule } from '../model';
import { changesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const deleteWhenAbsentUnset: Rule = {
  id: 'RCO007',
  name: 'delete-when-absent-unset',
  severity: 'error',
  title: 'delete_when_absent is not stated',
  why: 'Its default and its meaning changed between provider releases; several orgs lost their default lines.',
  source: 'okta/terraform-provider-okta issues 324, 1313, 1341, 2031',
  remedy: 'State delete_when_absent on every okta_profile_mapping.',
  evaluate: (facts) =>
    judge(
      changesOf(facts, /^okta_profile_mapping$/)?.filter(({ after }) => after),
      ({ address, after }) =>
        typeof after?.['delete_when_absent'] === 'boolean'
          ? undefined
          : { where: address, message: 'delete_when_absent is unset' },
    ),
  examples: {
    bad: withPlan(change('okta_profile_mapping.rc', ['create'], null)),
    good: withPlan(change('okta_profile_mapping.rc', ['create'], null, { delete_when_absent: false })),
  },
};
