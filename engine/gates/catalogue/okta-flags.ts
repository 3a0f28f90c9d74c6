import type { Gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN, PROVISIONING_GUIDE } from './sources';

const support = {
  who: `${OKTA_ADMIN}, through Okta Support`,
  about: 'org',
  proof: { attestedForDays: 365 },
} as const;

export const OKTA_FLAGS: readonly Gate[] = [
  {
    ...support,
    id: 'okta-flag-mastering-and-push',
    title: 'Okta Support has enabled ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH',
    where: 'support.okta.com > Open a case: ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH for this org',
    why: 'Without it RingCentral cannot be a profile source and receive updates at once; enabling Profile Master ends in an error.',
    source: `${AD_GUIDE}, "Enable feature flags through Okta Support"; ${PROVISIONING_GUIDE}`,
    guards: 'bidirectional',
  },
  {
    ...support,
    id: 'okta-flag-attribute-level-mastering',
    title: 'Okta Support has enabled ATTRIBUTE_LEVEL_MASTERING',
    where: 'support.okta.com > Open a case: ATTRIBUTE_LEVEL_MASTERING for this org',
    why: 'Without it an attribute cannot be sourced from RingCentral; Okta may drop the source silently.',
    source: `${PROVISIONING_GUIDE}, requirements`,
    guards: 'bidirectional',
  },
  {
    ...support,
    id: 'okta-flag-ad-reactivation',
    title: 'Okta Support has enabled AD Reactivation',
    where: 'support.okta.com > Open a case: AD Reactivation for this org',
    why: 'Without it a person enabled again in AD stays deactivated in Okta and gets no RingCentral account back.',
    source: `${AD_GUIDE}, "Disable/Enable, Delete in Active Directory"`,
    guards: 'live',
    when: 'reactivation',
  },
];
