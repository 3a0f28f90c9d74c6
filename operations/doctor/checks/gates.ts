import { gatesNow } from '../../../engine/gates/gates';
import type { Check, Sign } from '../check';

/** The steps of this phase that an app's own features prove. */
export const gates: Check = {
  id: 'gate',
  after: 'okta-endpoints',
  remedy: 'take the step',
  look: async (patient) => {
    const declared = gatesNow(patient.environment).filter(({ gate }) => 'features' in gate.proof);
    if (declared.length === 0) return [];
    const apps = await patient.apps();
    return declared.map(({ key, gate, system }): Sign => {
      const wanted = 'features' in gate.proof ? gate.proof.features : [];
      const app = system === undefined ? undefined : apps.get(system);
      const missing = wanted.filter((feature) => !app?.features.includes(feature));
      const why = app ? `${app.label} does not show ${missing.join(', ')}` : 'the app is still to be created';
      const judgement = gate.judge({ now: patient.now(), features: app?.features });
      return missing.length === 0
        ? { about: key, ok: true, judgement, detail: `${gate.title} (${wanted.join(', ')}).` }
        : {
            about: key,
            ok: false,
            judgement,
            detail: `Shut: ${gate.title}; ${why}. ${gate.why}`,
            remedy: `${gate.who}: ${gate.where}`,
          };
    });
  },
};
