import { OKTA_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const delegatedAuthentication = gate({
  id: 'delegated-authentication',
  title: 'Delegated authentication to the directory is on',
  who: OKTA_ADMIN,
  where: OKTA_CONSOLE.delegatedAuthentication,
  why: 'Without it people cannot log in to Okta, and so to RingCentral, with their directory password.',
  source: `${AD_GUIDE}, scenario 1, step 10`,
  guards: 'live',
  about: 'directory',
  when: 'singleSignOn',
  stage: 'live',
  proof: { features: ['OUTBOUND_DEL_AUTH'] },
  inLdap: {
    where: OKTA_CONSOLE.ldapDelegatedAuthentication,
    source:
      'Okta help, OpenDJ LDAP integration reference, and LDAP integration limits: one switch for all LDAP directories',
  },
});
