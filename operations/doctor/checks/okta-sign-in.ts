import { OktaApiError } from '../../../clients/okta';
import type { Check } from '../check';
import { granted } from '../rights/granted';
import { OKTA_CONSOLE } from '../../../engine/conditions/consoles';

const UNGRANTED = 'invalid_scope';

/** Okta refuses the whole sign-in for one scope that was not granted; which one is asked one by one. */
export const oktaSignIn: Check = {
  id: 'okta-sign-in',
  after: 'okta-tenant',
  remedy: 'check OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY and OKTA_API_PRIVATE_KEY_ID',
  look: async (patient) => {
    const { credentials } = patient.oktaConfig();
    try {
      await patient.okta().org();
      return { ok: true, detail: `Okta takes the ${credentials.kind === 'privateKey' ? 'private key' : 'API token'}.` };
    } catch (error) {
      if (!(error instanceof OktaApiError) || error.code !== UNGRANTED || credentials.kind !== 'privateKey')
        throw error;
    }
    const refused: string[] = [];
    for (const scope of credentials.scopes) if (!(await granted(patient, scope))) refused.push(scope);
    return {
      ok: false,
      detail: `OKTA_API_SCOPES names what the service app was not granted: ${refused.join(', ')}.`,
      remedy: `grant it under ${OKTA_CONSOLE.apiScopes}, or take it out of OKTA_API_SCOPES`,
    };
  },
};
