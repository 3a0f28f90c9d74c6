import { OKTA_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const applyUpdatesBidirectional = gate({
  id: 'apply-updates-bidirectional',
  title: 'The number mappings have been applied to people who exist already',
  who: OKTA_ADMIN,
  where: OKTA_CONSOLE.applyUpdates,
  why: 'A changed mapping reaches existing people only after "Apply updates"; until then their numbers stay where they are.',
  source: `${AD_GUIDE}, "Configure mapping for directNumber and extension"; okta/okta documentation of always_apply`,
  guards: 'live',
  follows: 'bidirectional',
  about: 'org',
  stage: 'numbers',
  proof: { attestedForDays: 365 },
  told: {
    ends: 'a later "Apply updates" in the System Log (`app.app_instance.provision_sync_job.completed`): drift tells it, with its number of users, until it is attested anew; doctor and rollout go on',
  },
});
