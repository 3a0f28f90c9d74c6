import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adProfileSource = gate({
  id: 'ad-profile-source',
  title: 'The directory is a profile source (Profile Master)',
  who: OKTA_ADMIN,
  where: DIRECTORY_INTEGRATION.profileSource,
  why: 'Okta refuses pushed lines from a directory that is no source; with write-back on, a directory that is none would have people created in it.',
  source: `${AD_GUIDE}, "Configure AD as a master and write-back"`,
  guards: 'provisioning',
  about: 'directory',
  stage: 'directory-settings',
  proof: { features: ['PROFILE_MASTERING'] },
});
