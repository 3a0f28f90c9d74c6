import { judge } from '../judge';
import type { Rule } from '../model';
import { changesOf, isReplace, removalId } from '../plan-changes';
import { change, withPlan } from '../examples';

export const objectRemoved: Rule = {
  id: 'RCO036',
  name: 'object-removed',
  severity: 'error',
  title: 'An object would be deleted, or deleted and created anew',
  why: 'What hangs on it goes with it: values of people, memberships, RingCentral accounts. A new object under the old name brings none of it back.',
  source:
    'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle: prevent_destroy goes with the block that holds it',
  remedy: 'Put its block back, or let go of it with `terraform state rm`; where it is meant, acknowledge its address.',
  evaluate: (facts) =>
    judge(changesOf(facts, /./), (one) =>
      removalId(one) === 'RCO036'
        ? { where: one.address, message: isReplace(one) ? 'would be deleted and created anew' : 'would be deleted' }
        : undefined,
    ),
  examples: {
    bad: withPlan(change('okta_group.pilots', ['delete'], { name: 'Pilots' }, null)),
    good: withPlan(
      change('okta_group.pilots', ['forget'], { name: 'Pilots' }, null),
      change('terraform_data.gates_app', ['delete'], {}, null),
    ),
  },
};
