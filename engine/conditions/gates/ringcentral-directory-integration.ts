import { RINGCENTRAL_PORTAL } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, RINGCENTRAL_ADMIN } from '../sources';

export const ringcentralDirectoryIntegration = gate({
  id: 'ringcentral-directory-integration',
  title: 'RingCentral has enabled Directory Integration for the account',
  who: `${RINGCENTRAL_ADMIN}, through RingCentral Support`,
  where: RINGCENTRAL_PORTAL.directoryIntegration,
  why: 'Without it RingCentral refuses every user that Okta pushes.',
  source: `${AD_GUIDE}, "Enable Directory Integration in RingCentral"`,
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'ringcentral-side',
  proof: { attestedForDays: 365 },
  told: {
    proves: "RingCentral's own list of features (`ExternalDirectoryIntegration`), where drift asks for it",
    ends: 'the same list',
  },
});
