import { OKTA_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const profileSourceOrder = gate({
  id: 'profile-source-order',
  title: 'RingCentral stands below every directory in the order of profile sources',
  who: OKTA_ADMIN,
  where: OKTA_CONSOLE.profileSources,
  why: 'Above a directory RingCentral would overwrite names and emails, and decide who is active.',
  source: `${AD_GUIDE}, "Configure RingCentral as a profile master"; okta/terraform-provider-okta issue 820 (no API)`,
  guards: 'bidirectional',
  about: 'org',
  stage: 'attributes',
  proof: { attestedForDays: 180 },
});
