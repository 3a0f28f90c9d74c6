import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralUpdateAttributes = gate({
  id: 'ringcentral-update-attributes',
  title: 'Update User Attributes is enabled',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.updateAttributes,
  why: 'Without it changes in Okta never reach RingCentral.',
  source: `${AD_GUIDE}, "Configuring RingCentral app for provisioning"`,
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'features',
  proof: { features: ['PUSH_PROFILE_UPDATES'] },
});
