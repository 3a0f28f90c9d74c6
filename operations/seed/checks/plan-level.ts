import type { SeedCheck } from '../check';
import { directoryFeature } from './directory-integration';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

/** Names under which RingCentral has sold plans that Directory Integration and single sign-on come with. */
const LEVELS = /\b(MVP|Premium|Ultimate|Advanced|Ultra)\b/i;

export const planLevel: SeedCheck = {
  id: 'plan-level',
  who: 'the owner of the RingCentral account',
  where: `${RINGCENTRAL_PORTAL.servicePlan}: MVP, MVP Premium or Ultimate`,
  source: 'RingCentral, "What is RingCentral for Okta?", system requirements; RingCentral support 6748',
  examine: ({ serviceInfo, people }) => {
    const name = serviceInfo.servicePlan?.name ?? serviceInfo.servicePlan?.id;
    // What the account has switched on wins over a plan's name, which changes with every season.
    const ok = name === undefined || LEVELS.test(name) || directoryFeature(serviceInfo)?.enabled === true;
    return { ok, people: ok ? 0 : people.length, found: `the plan is ${name ?? 'not told'}` };
  },
};
