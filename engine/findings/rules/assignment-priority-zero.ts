import { change, withPlan } from '../examples';
import { judge } from '../judge';
import type { Facts, PlannedChange, Rule } from '../model';
import { changesOf, isCreate } from '../plan-changes';

const ASSIGNMENT = /^okta_app_group_assignment$/;
const ADDRESS = 'okta_app_group_assignment.pilots';

const priorityOf = (values: PlannedChange['after']): unknown => values?.['priority'];

/** What the app has in the state already: a new assignment comes behind it. */
const comesBehind = (facts: Facts, { after }: PlannedChange): boolean =>
  changesOf(facts, ASSIGNMENT)!.some(({ before }) => before !== null && before['app_id'] === after?.['app_id']);

export const assignmentPriorityZero: Rule = {
  id: 'RCO039',
  name: 'assignment-priority-zero',
  severity: 'warning',
  title: 'An assignment does not get priority 0',
  why: 'okta/okta leaves the number 0 out of what it sends: a known assignment stays where it is, a new one comes behind the others, and each later plan wants the same change again. Members of several groups get the value of another group meanwhile.',
  source: 'okta/terraform-provider-okta, resource_okta_app_group_assignment, buildAppGroupAssignment (GetOk)',
  remedy:
    'Number the priorities from 1, since only their order counts; or move the group to the top of the app by hand.',
  evaluate: (facts) =>
    judge(changesOf(facts, ASSIGNMENT), (one) => {
      if (priorityOf(one.after) !== 0) return undefined;
      if (isCreate(one))
        return comesBehind(facts, one)
          ? { where: one.address, message: 'would come behind the other groups: okta/okta does not send priority 0' }
          : undefined;
      const known = priorityOf(one.before);
      return typeof known === 'number' && known !== 0
        ? { where: one.address, message: `would stay at priority ${known}: okta/okta does not send priority 0` }
        : undefined;
    }),
  examples: {
    bad: withPlan(change(ADDRESS, ['update'], { priority: 3 }, { priority: 0 })),
    good: withPlan(change(ADDRESS, ['update'], { priority: 3 }, { priority: 1 })),
  },
};
