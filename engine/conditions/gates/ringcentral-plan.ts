import { RINGCENTRAL_PORTAL } from '../consoles';
import { gate } from '../gate';
import { RINGCENTRAL_ADMIN } from '../sources';

export const ringcentralPlan = gate({
  id: 'ringcentral-plan',
  title: 'The account is on a plan that includes the Okta integration',
  who: RINGCENTRAL_ADMIN,
  where: `${RINGCENTRAL_PORTAL.servicePlan}: MVP, MVP Premium or Ultimate`,
  why: 'Other plans have neither Directory Integration nor single sign-on.',
  source: 'RingCentral, What is RingCentral for Okta?, "System Requirements"',
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'ringcentral-side',
  proof: { attestedForDays: 365 },
});
