import type { SeedCheck } from '../check';
import { directoryFeature } from './directory-integration';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

export const planLevel: SeedCheck = {
  id: 'plan-level',
  who: 'the owner of the RingCentral account',
  where: RINGCENTRAL_PORTAL.servicePlan,
  source: 'RingCentral, "What is RingCentral for Okta?", system requirements; RingCentral support 6748',
  examine: ({ serviceInfo, people }) => {
    const name = serviceInfo.servicePlan?.name ?? serviceInfo.servicePlan?.id;
    // Which of today's plans come with Directory Integration is published nowhere: what the account has decides, never a name.
    const ok = directoryFeature(serviceInfo)?.enabled === true;
    const ask = ok ? '' : '; whether it comes with Directory Integration only RingCentral can tell: ask';
    return { ok, people: ok ? 0 : people.length, found: `the plan is ${name ?? 'not told'}${ask}` };
  },
};
