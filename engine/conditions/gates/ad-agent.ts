import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

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
});
