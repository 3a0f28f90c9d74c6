import { RINGCENTRAL_PORTAL } from '../consoles';
import { gate } from '../gate';
import { RINGCENTRAL_ADMIN } from '../sources';

export const ringcentralPlan = gate({
  id: 'ringcentral-plan',
  title: 'The account is on a plan that includes the Okta integration',
  who: RINGCENTRAL_ADMIN,
  where: RINGCENTRAL_PORTAL.servicePlan,
  why: 'Some plans have neither Directory Integration nor single sign-on. RingCentral does not publish which of RingEX Core, Advanced and Ultra (Ultimate in the UK, Canada and Australia) do: read the name on the bill and ask.',
  source: 'RingCentral, What is RingCentral for Okta?, "System Requirements"',
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'ringcentral-side',
  proof: { attestedForDays: 365 },
});
