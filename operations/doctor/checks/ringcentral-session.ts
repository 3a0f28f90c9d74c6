import { ringcentralAuthenticated } from '../../../engine/conditions/gates/ringcentral-authenticated';
import { sessionCanary } from '../../../engine/drift';
import { reached } from '../../../engine/flows/model';
import type { Check } from '../check';

/** Age of the session that "Authenticate with RingCentral" opens: it lapses without a word. */
export const ringcentralSession: Check = {
  id: 'ringcentral-session',
  after: 'okta-endpoints',
  remedy: `${ringcentralAuthenticated.where}; then date ${ringcentralAuthenticated.id} in the environment`,
  look: async (patient) => {
    const { environment } = patient;
    if (!reached(environment.phase, ringcentralAuthenticated.guards))
      return { ok: true, detail: `Not needed in phase ${environment.phase}.` };
    const [use] = await patient.sessionUse();
    const [canary] = sessionCanary(environment, use?.when, patient.now());
    return canary ?? { ok: false, detail: 'Nobody attests a session, and nothing was provisioned lately.' };
  },
};
