import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralDeactivateUsers = gate({
  id: 'ringcentral-deactivate-users',
  title: 'Deactivate Users is enabled',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.deactivateUsers,
  why: 'Without it people who left keep their RingCentral account. With it, deactivation removes the account and its data.',
  source: `${AD_GUIDE}, "Disable/Enable, Delete in Active Directory"; Okta help, RingCentral supported features`,
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'features',
  proof: { features: ['PUSH_USER_DEACTIVATION'] },
});
