import type { Check, Sign } from '../check';
import { ENDPOINTS, pathsOf } from '../rights/endpoints';
import { refreshCalls } from '../rights/least';
import { OKTA_CONSOLE } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

/** An apply refreshes for its plan, writes (a read each), and refreshes again. */
const REFRESHES_OF_AN_APPLY = 3;

export const oktaBudget: Check = {
  id: 'okta-budget',
  after: 'okta-endpoints',
  remedy: `let other clients of the org finish, or see ${OKTA_CONSOLE.rateLimits} for who spends it`,
  look: async (patient) => {
    const calls = refreshCalls(await patient.declared());
    return ENDPOINTS.flatMap((endpoint): Sign[] => {
      const needed = (calls[endpoint.name] ?? 0) * REFRESHES_OF_AN_APPLY;
      const readings = pathsOf(endpoint, patient.environment).flatMap((path) => patient.limits.get(path) ?? []);
      const left = Math.min(...readings.map(({ remaining }) => remaining ?? Infinity));
      const limit = readings[0]?.limit;
      if (needed === 0 || limit === undefined) return [];
      const detail = `An apply makes about ${counted(needed, 'call')}; ${left} of ${limit} a minute are left.`;
      return [{ about: endpoint.name, ok: needed <= left, detail }];
    });
  },
};
