import { ringCentralCredentials } from '../../../clients/ringcentral';
import type { Check } from '../check';

const VARIABLES = ['RC_SERVER_URL', 'RC_APP_CLIENT_ID', 'RC_APP_CLIENT_SECRET', 'RC_USER_JWT'] as const;

/** Signs in, and compares the account. Plan, apply and review never speak to RingCentral: a pipeline of theirs has no credentials. */
export const ringcentralTenant: Check = {
  id: 'ringcentral-tenant',
  remedy: 'set RC_SERVER_URL, RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET and RC_USER_JWT to those of the account',
  look: async (patient) => {
    const { env } = patient.surroundings;
    if (VARIABLES.every((name) => !env[name]))
      return { ok: true, detail: 'No credentials are set: seed, verify and drift would ask for them.' };
    const { server } = ringCentralCredentials(env);
    await patient.ringcentral();
    return { ok: true, detail: `Account ${patient.environment.ringcentral.accountId} at ${server}.` };
  },
};
