import { OKTA_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const applyUpdatesProvisioning = gate({
  id: 'apply-updates-provisioning',
  title: 'The provisioning mappings have been applied to people who exist already',
  who: OKTA_ADMIN,
  where: OKTA_CONSOLE.applyUpdates,
  why: 'A changed mapping reaches existing people only after "Apply updates"; until then they keep the old values.',
  source: `${AD_GUIDE}, "Configure mapping for directNumber and extension"; okta/okta documentation of always_apply`,
  guards: 'bidirectional',
  follows: 'provisioning',
  about: 'org',
  stage: 'people',
  proof: { attestedForDays: 365 },
  told: {
    ends: 'a later "Apply updates" in the System Log (`app.app_instance.provision_sync_job.completed`): drift tells it, with its number of users, until it is attested anew; doctor and rollout go on',
  },
});
