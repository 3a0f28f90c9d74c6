import { DIRECTORY_INTEGRATION } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const adImportScheduled = gate({
  id: 'ad-import-scheduled',
  title: 'The import from the directory is scheduled and a full import has been run',
  who: OKTA_ADMIN,
  where: `${DIRECTORY_INTEGRATION.importSchedule}; ${DIRECTORY_INTEGRATION.fullImport}`,
  why: 'New, changed and disabled people reach Okta at an import only.',
  source: `${AD_GUIDE}, scenario 1, steps 3 and 6`,
  guards: 'provisioning',
  about: 'directory',
  stage: 'first-import',
  proof: { attestedForDays: 180 },
  inLdap: {
    why: 'New, changed and missing people reach Okta at an import only; changes alone are imported from some LDAP servers, from the others everybody each time.',
    source: 'Okta help, LDAP integration limits',
  },
  told: {
    ends: 'a change of the schedule in the System Log (`system.import.schedule`, `application.lifecycle.update`)',
  },
});
