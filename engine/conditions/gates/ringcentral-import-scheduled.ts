import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralImportScheduled = gate({
  id: 'ringcentral-import-scheduled',
  title: 'The import from RingCentral is scheduled',
  who: OKTA_ADMIN,
  where: RINGCENTRAL_APP.importSchedule,
  why: 'Without it numbers of newly created users never come back by themselves.',
  source: `${AD_GUIDE}, "Testing Bi-Directional Sync"`,
  guards: 'live',
  about: 'ringcentral',
  stage: 'live',
  proof: { attestedForDays: 180 },
  told: {
    ends: 'a change of the schedule in the System Log (`system.import.schedule`, `application.lifecycle.update`)',
  },
});
