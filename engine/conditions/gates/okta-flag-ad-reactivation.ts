import { supportCase } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, OKTA_ADMIN } from '../sources';

export const oktaFlagAdReactivation = gate({
  id: 'okta-flag-ad-reactivation',
  title: 'Okta Support has enabled AD Reactivation',
  who: `${OKTA_ADMIN}, through Okta Support`,
  where: supportCase('AD Reactivation'),
  why: 'Without it a person enabled again in AD stays deactivated in Okta and gets no RingCentral account back.',
  source: `${AD_GUIDE}, "Disable/Enable, Delete in Active Directory"`,
  guards: 'live',
  about: 'org',
  when: 'reactivation',
  stage: 'live',
  proof: { attestedForDays: 365 },
});
