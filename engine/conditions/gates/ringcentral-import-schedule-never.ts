import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const ringcentralImportScheduleNever = gate({
  id: 'ringcentral-import-schedule-never',
  title: 'The import from RingCentral is scheduled "never" while bootstrapping',
  who: OKTA_ADMIN,
  where: `${RINGCENTRAL_APP.importSchedule}: never`,
  why: 'A scheduled import before all mappings stand would bring half-mapped values into Okta.',
  source: `${AD_GUIDE}, "Configuring RingCentral app for provisioning"`,
  guards: 'provisioning',
  until: 'live',
  about: 'ringcentral',
  stage: 'features',
  proof: { attestedForDays: 90 },
  told: {
    ends: 'a change of the schedule in the System Log (`system.import.schedule`, `application.lifecycle.update`)',
  },
});
