import type { Check } from '../check';

export const oktaReachable: Check = {
  id: 'okta-reachable',
  remedy: 'check OKTA_ORG_NAME, OKTA_BASE_URL, OKTA_HTTP_PROXY and the way out of this machine',
  look: async (patient) => {
    await patient.orgId();
    return { ok: true, detail: `${patient.oktaConfig().orgUrl} answers.` };
  },
};
