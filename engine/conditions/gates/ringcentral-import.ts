import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralImport = gate({
  id: 'ringcentral-import',
  title: 'User import is enabled',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.userImport,
  why: 'Without it existing RingCentral users are never matched and numbers never come back.',
  source: `${AD_GUIDE}, "Configuring RingCentral app for provisioning"; Okta help, RingCentral supported features`,
  guards: 'provisioning',
  about: 'ringcentral',
  stage: 'features',
  proof: { features: ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'] },
});
