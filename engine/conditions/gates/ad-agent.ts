import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, LDAP_SETTINGS, OKTA_ADMIN } from '../sources';

export const adAgent = gate({
  id: 'ad-agent',
  title: 'The directory agent is installed, connected and imports the right OUs',
  who: `${OKTA_ADMIN} with a domain administrator`,
  where: `${DIRECTORY_INTEGRATION.agents} (download, install on a domain member, authorise)`,
  why: 'Okta reaches the directory through it only: without it nobody is imported and nothing is written back.',
  source: `${AD_GUIDE}, scenario 1, step 2, and "Set up Active Directory integration with Okta"`,
  guards: 'provisioning',
  about: 'directory',
  stage: 'agent',
  proof: { attestedForDays: 180 },
  told: {
    ends: 'a change of its settings in the System Log (`system.agent.ad.config_change_detected`); drift warns of agents that are out of touch or too old (`/api/v1/agentPools`)',
  },
  inLdap: {
    title:
      'The LDAP agent is installed and connected, and its settings name object classes, unique identifier and members',
    who: `${OKTA_ADMIN} with an administrator of the directory`,
    where: `${DIRECTORY_INTEGRATION.agents}; ${DIRECTORY_INTEGRATION.integration}`,
    why: 'Okta reaches the directory through it only. A wrong object class brings nobody, a wrong member attribute no group, and a unique identifier that changes makes everybody a new person.',
    source: `${LDAP_SETTINGS}: inetorgperson, entryuuid, and the class and member attribute of the groups`,
    told: {
      ends: 'a change of its settings in the System Log (`system.agent.ldap.config_change_detected`); drift warns of agents that are out of touch (`/api/v1/agentPools`)',
    },
  },
});
