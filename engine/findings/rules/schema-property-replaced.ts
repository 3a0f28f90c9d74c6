import { judge } from '../judge';
import type { Rule } from '../model';
import { isReplace, SCHEMA_PROPERTY, changesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const schemaPropertyReplaced: Rule = {
  id: 'RCO001',
  name: 'schema-property-replaced',
  severity: 'error',
  title: 'A schema property would be replaced',
  why: 'Replacing a schema property deletes it first, and with it the value of every person.',
  source: 'okta/terraform-provider-okta issue 2593',
  remedy:
    'Keep the property as it is and declare the new form under a new name, move the values, then remove the old one.',
  evaluate: (facts) =>
    judge(changesOf(facts, SCHEMA_PROPERTY), (change) =>
      isReplace(change)
        ? { where: change.address, message: 'would be deleted and created again: the values of all people are lost' }
        : undefined,
    ),
  examples: {
    bad: withPlan(change('okta_user_schema_property.extension', ['delete', 'create'])),
    good: withPlan(change('okta_user_schema_property.extension', ['update'])),
  },
};
