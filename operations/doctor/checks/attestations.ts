import { attestationCanary } from '../../../engine/drift';
import { gatesNow } from '../../../engine/gates/gates';
import type { Check, Sign } from '../check';

/** The steps of this phase, Okta Support's flags among them, that stand on somebody's dated word. */
export const attestations: Check = {
  id: 'attestation',
  remedy: 'look again, and date it in the environment under attestations',
  look: async (patient) => {
    const { environment, now } = patient;
    const observations = await patient.observations();
    return gatesNow(environment)
      .filter(({ gate }) => 'attestedForDays' in gate.proof)
      .map((declared): Sign => {
        const { key, gate } = declared;
        const { ok, detail, judgement } = attestationCanary(declared, environment, observations, now());
        const remedy = `${gate.who}: ${gate.where}; then attestations["${key}"] in the environment`;
        return { about: key, ok, detail, remedy, judgement };
      });
  },
};
