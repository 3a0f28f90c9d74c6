import type { Check } from '../check';

export const oktaTenant: Check = {
  id: 'okta-tenant',
  after: 'okta-reachable',
  remedy: 'set OKTA_ORG_NAME and OKTA_BASE_URL to the org of the environment, or name the right environment',
  look: async (patient) => {
    const { orgId } = patient.environment.okta;
    const found = await patient.orgId();
    return found === orgId
      ? { ok: true, detail: `Org ${orgId}, as the environment says.` }
      : { ok: false, detail: `The environment belongs to org ${orgId}; these variables lead to ${found}.` };
  },
};
