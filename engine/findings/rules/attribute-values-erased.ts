import { withImpact } from '../examples';
import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';

export const attributeValuesErased: Rule = {
  id: 'RCO037',
  name: 'attribute-values-erased',
  severity: 'error',
  title: 'An attribute goes, and with it the value of everybody who has one',
  why: 'Okta deletes the values with the attribute. A new name is a new attribute: nothing carries values over.',
  source: 'okta/terraform-provider-okta issue 2593; Okta Management API, Schemas',
  remedy:
    'Keep the attribute, declare the new one beside it, carry the values over, and remove the old one in a later change; or acknowledge with a reason.',
  evaluate: ({ people }) => {
    if (!people?.erased.length) return NOT_APPLICABLE;
    const held = people.erased.filter(({ people: count }) => count > 0);
    if (!held.length) return COMPLIANT;
    return held.map(({ path, people: count }) => ({ where: path, message: `people who lose their value: ${count}` }));
  },
  examples: {
    bad: withImpact({ erased: [{ path: 'okta.extension', people: 257 }] }),
    good: withImpact({ erased: [{ path: 'okta.extension', people: 0 }] }),
  },
};
