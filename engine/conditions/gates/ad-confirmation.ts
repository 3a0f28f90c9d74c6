import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adConfirmation = gate({
  id: 'ad-confirmation',
  title: 'Auto-confirmation and auto-activation are on for all match types',
  who: OKTA_ADMIN,
  where: DIRECTORY_INTEGRATION.confirmation,
  why: 'Otherwise each imported person waits on the Import tab until an administrator confirms them.',
  source: `${AD_GUIDE}, scenario 1, step 3`,
  guards: 'provisioning',
  about: 'directory',
  stage: 'directory-settings',
  proof: { attestedForDays: 180 },
  told: { ends: 'a change of the rules in the System Log (`application.lifecycle.update`, change details)' },
});
