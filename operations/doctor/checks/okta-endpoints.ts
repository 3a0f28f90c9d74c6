import { OktaApiError } from '../../../clients/okta';
import type { Check } from '../check';
import type { Patient } from '../patient';
import { ENDPOINTS, pathsOf, type Endpoint } from '../rights/endpoints';

/** One cheap read each: a scope without the admin role for it answers 403 all the same. */
async function refusal(patient: Patient, { name, scope, query }: Endpoint, path: string): Promise<string[]> {
  try {
    await patient.okta().probe(`${path}${query}`);
    return [];
  } catch (error) {
    if (!(error instanceof OktaApiError) || error.status >= 500) throw error;
    const why = error.status === 403 ? `it takes ${scope} and an admin role that may read it` : error.summary;
    return [`${name} answers ${error.status}: ${why}`];
  }
}

export const oktaEndpoints: Check = {
  id: 'okta-endpoints',
  after: 'okta-sign-in',
  remedy: 'give the service app the scope, and an admin role whose resource set holds the apps, groups and people',
  look: async (patient) => {
    const refused: string[] = [];
    for (const endpoint of ENDPOINTS)
      for (const path of pathsOf(endpoint, patient.environment))
        refused.push(...(await refusal(patient, endpoint, path)));
    return refused.length === 0
      ? { ok: true, detail: `Can be read: ${ENDPOINTS.map(({ name }) => name).join(', ')}.` }
      : { ok: false, detail: `${refused.join('; ')}.` };
  },
};
