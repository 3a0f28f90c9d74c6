import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adActivationMailOff = gate({
  id: 'ad-activation-mail-off',
  title: 'Activation mails are off',
  who: OKTA_ADMIN,
  where: DIRECTORY_INTEGRATION.activationMails,
  why: 'Otherwise the whole company gets a mail at the first import.',
  source: `${AD_GUIDE}, scenario 1, step 3`,
  guards: 'provisioning',
  about: 'directory',
  stage: 'directory-settings',
  proof: { attestedForDays: 180 },
  told: { ends: 'a change of the setting in the System Log (`application.lifecycle.update`, change details)' },
});
