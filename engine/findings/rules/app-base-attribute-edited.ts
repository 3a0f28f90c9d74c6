import { judge } from '../judge';
import type { Rule } from '../model';
import { change, withPlan } from '../examples';

export const appBaseAttributeEdited: Rule = {
  id: 'RCO013',
  name: 'app-base-attribute-edited',
  severity: 'error',
  title: "A base attribute of an app's schema is edited",
  why: 'Okta does not let the base attributes of an app profile be changed.',
  source: 'salto-io/salto, okta-adapter app_user_schema_base_properties.ts',
  remedy: 'Declare a custom attribute instead.',
  evaluate: (facts) =>
    judge(facts.plan?.changes, ({ address, type, actions }) =>
      type === 'okta_app_user_base_schema_property' && actions[0] !== 'no-op'
        ? { where: address, message: 'edits a base attribute of an app' }
        : undefined,
    ),
  examples: {
    bad: withPlan(change('okta_app_user_base_schema_property.userName', ['update'])),
    good: withPlan(change('okta_app_user_schema_property.site', ['update'])),
  },
};
