import { judge } from '../judge';
import type { Rule } from '../model';
import { neededPushStatus } from '../push-status';
import { changesOf, linesOf, MAPPING } from '../plan-changes';
import { change, withPlan } from '../examples';

export const pushStatusRefused: Rule = {
  id: 'RCO010',
  name: 'push-status-refused',
  severity: 'error',
  title: 'A push status that Okta refuses',
  why: 'App-to-Okta lines of a profile source must use PUSH, of any other app DONT_PUSH.',
  source: 'okta/terraform-provider-okta issues 807 and 1295',
  remedy: 'Let the derived status stand, or open the gate that makes the app a profile source.',
  evaluate: (facts) =>
    judge(
      facts.live &&
        changesOf(facts, MAPPING)?.filter(
          ({ address, after }) => after?.['target_type'] === 'user' || (after && /_to_okta$/.test(address)),
        ),
      ({ address, after }) => {
        const app = facts.live?.apps[String(after?.['source_id'])];
        const wanted = neededPushStatus(app?.features ?? []);
        const wrong = app && linesOf(after).filter((line) => (line.push_status ?? 'DONT_PUSH') !== wanted);
        return wrong?.length
          ? { where: address, message: `the lines to ${wrong.map(({ id }) => id).join(', ')} need ${wanted}` }
          : undefined;
      },
    ),
  examples: {
    bad: {
      live: { mappings: [], readers: [], apps: { '0oa1': { status: 'ACTIVE', features: [] } } },
      ...withPlan(
        change('okta_profile_mapping.rc', ['create'], null, {
          source_id: '0oa1',
          target_type: 'user',
          mappings: [{ id: 'primaryPhone', expression: 'appuser.directNumber', push_status: 'PUSH' }],
        }),
      ),
    },
    good: {
      live: { mappings: [], readers: [], apps: { '0oa1': { status: 'ACTIVE', features: ['PROFILE_MASTERING'] } } },
      ...withPlan(
        change('okta_profile_mapping.rc', ['create'], null, {
          source_id: '0oa1',
          target_type: 'user',
          mappings: [{ id: 'primaryPhone', expression: 'appuser.directNumber', push_status: 'PUSH' }],
        }),
      ),
    },
  },
};
