import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adUpdateAttributes = gate({
  id: 'ad-update-attributes',
  title: 'Update User Attributes is enabled for the directory',
  who: OKTA_ADMIN,
  where: DIRECTORY_INTEGRATION.updateAttributes,
  why: 'Without it the number never reaches the directory.',
  source: `${AD_GUIDE}, "Configure AD as a master and write-back"`,
  guards: 'bidirectional',
  about: 'writtenDirectory',
  stage: 'write-back',
  proof: { features: ['PUSH_PROFILE_UPDATES'] },
});
