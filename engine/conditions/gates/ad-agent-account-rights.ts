import { AD_CONSOLE, LDAP_ACCESS_CONTROL } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, LDAP_ADMIN } from '../sources';

export const adAgentAccountRights = gate({
  id: 'ad-agent-account-rights',
  title: "The agent's service account may write the target attribute",
  who: 'Domain administrator',
  where: AD_CONSOLE.delegateControl,
  why: 'The agent writes with this account: without the right every write-back fails in the directory.',
  source: `${AD_GUIDE}, "Configure mapping for Okta to push phone number information back to AD"; Okta help, AD agent service account`,
  guards: 'bidirectional',
  about: 'writtenDirectory',
  stage: 'write-back',
  proof: { attestedForDays: 365 },
  inLdap: {
    who: LDAP_ADMIN,
    where: LDAP_ACCESS_CONTROL,
    why: 'The agent binds as this account: without the right the directory refuses every write-back (LDAP result 50).',
    source: 'Okta help, LDAP configuration parameters (ldapAdminDN); RFC 4511, A.2, insufficientAccessRights',
  },
});
