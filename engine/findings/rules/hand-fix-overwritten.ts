import { COMPLIANT, NOT_APPLICABLE, type Rule } from '../model';

const mended = { address: 'okta_profile_mapping.ad_to_okta', field: 'mappings.email.expression' };

export const handFixOverwritten: Rule = {
  id: 'RCO035',
  name: 'hand-fix-overwritten',
  severity: 'error',
  title: 'A change made by hand would be undone',
  why: 'Somebody changed it in a console since the last apply, perhaps at night to fix an outage; an apply puts the old value back without a word.',
  source: 'Terraform, plan JSON: resource_drift beside resource_changes',
  remedy: 'Declare it as it is now, or acknowledge its place with a reason where it is wrong.',
  evaluate: ({ plan }) => {
    if (!plan?.handFixes) return NOT_APPLICABLE;
    const message = 'was changed by hand since the last apply, and would be overwritten';
    const found = plan.handFixes.map(({ address, field }) => ({ where: `${address} ${field}`, message }));
    return found.length > 0 ? found : COMPLIANT;
  },
  examples: {
    bad: { plan: { changes: [], handFixes: [mended] } },
    good: { plan: { changes: [], handFixes: [] } },
  },
};
