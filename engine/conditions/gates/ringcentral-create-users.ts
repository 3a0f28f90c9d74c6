import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralCreateUsers = gate({
  id: 'ringcentral-create-users',
  title: 'Create Users is enabled',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.createUsers,
  why: 'Without it assigning the app creates no RingCentral user and links none.',
  source: `${AD_GUIDE}, "Configuring RingCentral app for provisioning"`,
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'features',
  proof: { features: ['PUSH_NEW_USERS'] },
});
