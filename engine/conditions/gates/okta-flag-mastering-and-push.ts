import { supportCase } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, PROVISIONING_GUIDE, OKTA_ADMIN } from '../sources';

export const oktaFlagMasteringAndPush = gate({
  id: 'okta-flag-mastering-and-push',
  title: 'Okta Support has enabled ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH',
  who: `${OKTA_ADMIN}, through Okta Support`,
  where: supportCase('ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH'),
  why: 'Without it RingCentral cannot be a profile source and receive updates at once; enabling Profile Master ends in an error.',
  source: `${AD_GUIDE}, "Enable feature flags through Okta Support"; ${PROVISIONING_GUIDE}`,
  guards: 'bidirectional',
  about: 'org',
  stage: 'flags',
  proof: { attestedForDays: 365 },
  told: {
    proves: 'the RingCentral app shows both `PROFILE_MASTERING` and `PUSH_PROFILE_UPDATES`, which only the flag allows',
  },
});
