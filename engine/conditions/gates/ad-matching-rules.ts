import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adMatchingRules = gate({
  id: 'ad-matching-rules',
  title: 'Import matching rules match people by email or user name',
  who: OKTA_ADMIN,
  where: DIRECTORY_INTEGRATION.matching,
  why: 'A wrong rule links a person to somebody else or makes a second account.',
  source: `${AD_GUIDE}, "Configuring RingCentral app for provisioning", Advanced: Configure Import Matching Rules`,
  guards: 'provisioning',
  about: 'directory',
  stage: 'directory-settings',
  proof: { attestedForDays: 180 },
  told: { ends: 'a change of the rules in the System Log (`application.lifecycle.update`, change details)' },
});
