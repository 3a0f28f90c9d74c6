import { judge } from '../judge';
import type { Rule } from '../model';
import { withImpact } from '../examples';
import { OKTA_CONSOLE } from '../../conditions/consoles';

export const peopleStayStale: Rule = {
  id: 'RCO030',
  name: 'people-stay-stale',
  severity: 'note',
  title: 'People stay on the old value until an admin applies the mapping',
  why: 'Okta applies a changed mapping to existing people only when an admin presses "Apply updates"; no supported API does it.',
  source: 'okta/terraform-provider-okta, docs/resources/profile_mapping.md',
  remedy: `After the apply: ${OKTA_CONSOLE.applyUpdates}; the gate records it, drift checks it.`,
  evaluate: ({ people }) =>
    judge(people && [people], ({ stale }) =>
      stale > 0 ? { where: 'mappings', message: `people who keep the old value until then: ${stale}` } : undefined,
    ),
  examples: { bad: withImpact({ stale: 12 }), good: withImpact({}) },
};
