import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adCreateUsers = gate({
  id: 'ad-create-users',
  title: 'Create Users is enabled for the directory',
  who: OKTA_ADMIN,
  where: DIRECTORY_INTEGRATION.createUsers,
  why: 'Okta writes back to AD only with it; as AD is a profile source nobody is created there.',
  source: `${AD_GUIDE}, "Configure AD as a master and write-back"`,
  guards: 'bidirectional',
  about: 'writtenDirectory',
  stage: 'write-back',
  proof: { features: ['PUSH_NEW_USERS'] },
  inLdap: {
    why: 'Okta writes back to the directory only with it; as the directory is a profile source nobody is created there.',
  },
});
