import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralProfileSource = gate({
  id: 'ringcentral-profile-source',
  title: 'RingCentral is a profile source (Profile Master)',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.profileSource,
  why: 'Lines from RingCentral must be pushed and Okta refuses that for an app that is no profile source.',
  source: `${AD_GUIDE}, "Configure RingCentral as a profile master"; okta/terraform-provider-okta issues 807 and 1295`,
  guards: 'bidirectional',
  about: 'ringcentral',
  stage: 'profile-source',
  proof: { features: ['PROFILE_MASTERING'] },
});
