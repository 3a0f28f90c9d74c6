import { judge } from '../judge';
import type { Rule } from '../model';
import { isDelete, isCreate, SCHEMA_PROPERTY, changesOf } from '../plan-changes';
import { change, withPlan } from '../examples';

export const propertyReadded: Rule = {
  id: 'RCO017',
  name: 'property-readded',
  severity: 'error',
  title: 'A property is deleted and added again in one apply',
  why: 'Okta cleans up a deleted property for a while and refuses the same name until it is done.',
  source: 'okta/terraform-provider-okta issue 1974',
  remedy: 'Do it in two applies, some minutes apart.',
  evaluate: (facts) => {
    const changes = changesOf(facts, SCHEMA_PROPERTY);
    const deleted = new Set(changes?.filter(isDelete).map(({ before }) => before?.['index']));
    return judge(changes?.filter(isCreate), ({ address, after }) =>
      deleted.has(after?.['index'])
        ? { where: address, message: `'${String(after?.['index'])}' is deleted and added in one apply` }
        : undefined,
    );
  },
  examples: {
    bad: withPlan(
      change('okta_user_schema_property.old', ['delete'], { index: 'extension' }, null),
      change('okta_user_schema_property.new', ['create'], null, { index: 'extension' }),
    ),
    good: withPlan(change('okta_user_schema_property.new', ['create'], null, { index: 'extension' })),
  },
};
