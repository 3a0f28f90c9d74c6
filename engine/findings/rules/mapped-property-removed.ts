import { judge } from '../judge';
import type { Rule } from '../model';
import { isDelete, SCHEMA_PROPERTY } from '../plan-changes';
import { change, withPlan, withTable } from '../examples';

export const mappedPropertyRemoved: Rule = {
  id: 'RCO002',
  name: 'mapped-property-removed',
  severity: 'error',
  title: 'A property is removed while a mapping still uses it',
  why: 'Okta refuses to delete a property that a mapping reads or writes, in the middle of the apply.',
  source: 'okta/terraform-provider-okta issue 954',
  remedy: 'Remove the lines first, apply, and remove the property in a second change.',
  evaluate: ({ plan, table }) =>
    judge(
      plan?.changes.filter((change) => SCHEMA_PROPERTY.test(change.type) && isDelete(change)),
      ({ address, before }) => {
        const index = String(before?.['index']);
        const user = table.hops.find(
          (hop) => hop.to.endsWith(`.${index}`) || new RegExp(`\\.${index}\\b`).test(hop.expr),
        );
        return user ? { where: address, message: `the line to ${user.to} still uses '${index}'` } : undefined;
      },
    ),
  examples: {
    bad: {
      ...withPlan(change('okta_user_schema_property.extension', ['delete'], { index: 'extension' }, null)),
      ...withTable({ hops: [{ from: 'okta', to: 'ad.ipPhone', expr: 'user.extension' }] }),
    },
    good: {
      ...withPlan(change('okta_user_schema_property.extension', ['delete'], { index: 'extension' }, null)),
      ...withTable({}),
    },
  },
};
