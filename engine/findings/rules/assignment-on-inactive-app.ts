import { judge } from '../judge';
import type { Rule } from '../model';
import { changesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const assignmentOnInactiveApp: Rule = {
  id: 'RCO014',
  name: 'assignment-on-inactive-app',
  severity: 'error',
  title: 'A group is assigned to an inactive app',
  why: 'Okta refuses assignment changes on an app that is not active.',
  source: 'salto-io/salto, okta-adapter app_group_assignments.ts',
  remedy: 'Activate the app first.',
  evaluate: (facts) =>
    judge(
      facts.live && changesOf(facts, /^okta_app_group_assignments?$/)?.filter(({ after }) => after),
      ({ address, after }) => {
        const status = facts.live?.apps[String(after?.['app_id'])]?.status;
        return status && status !== 'ACTIVE' ? { where: address, message: `the app is ${status}` } : undefined;
      },
    ),
  examples: {
    bad: {
      live: { mappings: [], readers: [], apps: { '0oa1': { status: 'INACTIVE', features: [] } } },
      ...withPlan(change('okta_app_group_assignment.users', ['create'], null, { app_id: '0oa1' })),
    },
    good: {
      live: { mappings: [], readers: [], apps: { '0oa1': { status: 'ACTIVE', features: [] } } },
      ...withPlan(change('okta_app_group_assignment.users', ['create'], null, { app_id: '0oa1' })),
    },
  },
};
