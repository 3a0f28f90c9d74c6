import { MAPPING_LINES } from '../../terraform/resources';
import { judge } from '../judge';
import type { Rule } from '../model';
import { isReplace, isDelete, MAPPING, changesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const mappingRemoved: Rule = {
  id: 'RCO015',
  name: 'mapping-removed',
  severity: 'error',
  title: 'A mapping is removed while both sides stay',
  why: 'A mapping cannot be deleted: destroying okta_profile_mapping nulls every line of the pair, foreign ones included; destroying our own mapping_lines returns its lines to what stood there before.',
  source: 'okta/terraform-provider-okta, resource_okta_profile_mapping delete; salto profile_mapping_removal.ts',
  remedy: 'Let go with `removed { lifecycle { destroy = false } }`, or acknowledge the address with a reason.',
  evaluate: (facts) =>
    judge(changesOf(facts, MAPPING), (change) =>
      isDelete(change) || isReplace(change)
        ? {
            where: change.address,
            message:
              change.type === MAPPING_LINES
                ? 'would return its lines to what stood there before'
                : 'would null every line it holds',
          }
        : undefined,
    ),
  examples: {
    bad: withPlan(change('okta_profile_mapping.rc', ['delete'], {}, null)),
    good: withPlan(change('okta_profile_mapping.rc', ['update'])),
  },
};
