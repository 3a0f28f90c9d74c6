import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN, IMPORT_SAFEGUARDS } from '../sources';

export const importSafeguard = gate({
  id: 'import-safeguard',
  title: 'The import safeguard stands at 20 % or less',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.importSafeguard,
  why: 'An import that lost people would un-assign them all, and un-assigning removes RingCentral accounts.',
  source: `${AD_GUIDE}, "Configure RingCentral as a profile master"; ${IMPORT_SAFEGUARDS}`,
  guards: 'provisioning',
  about: 'org',
  stage: 'directory-settings',
  proof: { attestedForDays: 365 },
  told: { ends: 'a change of its thresholds in the System Log (`system.import.roadblock.updated`)' },
});
