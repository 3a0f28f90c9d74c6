import { declaredCanaries } from '../../../engine/drift';
import { gatesNow } from '../../deploy';
import type { Check, Sign } from '../check';

const PREFIX = 'attestation-';

/** The steps of this phase, Okta Support's flags among them, that stand on somebody's dated word. */
export const attestations: Check = {
  id: 'attestation',
  remedy: 'look again, and date it in the environment under attestations',
  look: ({ environment, now }) => {
    const steps = new Map(gatesNow(environment).map(({ key, gate }) => [key, gate]));
    return declaredCanaries(environment, now()).flatMap(({ id, ok, detail }): Sign[] => {
      if (!id.startsWith(PREFIX)) return [];
      const key = id.slice(PREFIX.length);
      const gate = steps.get(key);
      const remedy = gate && `${gate.who}: ${gate.where}; then attestations["${key}"] in the environment`;
      return [{ about: key, ok, detail, ...(remedy ? { remedy } : {}) }];
    });
  },
};
