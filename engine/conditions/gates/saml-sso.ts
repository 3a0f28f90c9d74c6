import { RINGCENTRAL_PORTAL } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE, RINGCENTRAL_ADMIN } from '../sources';

export const samlSso = gate({
  id: 'saml-sso',
  title: "RingCentral trusts Okta's SAML metadata and single sign-on is enabled",
  who: RINGCENTRAL_ADMIN,
  where: `${RINGCENTRAL_PORTAL.singleSignOn}: upload metadata, Enable SSO Service`,
  why: 'Without it a login that starts at Okta ends at RingCentral with an error.',
  source: `${AD_GUIDE}, scenario 1, step 11; saml-doc.okta.com, How to Configure SAML 2.0 for RingCentral`,
  guards: 'live',
  about: 'ringcentral',
  when: 'singleSignOn',
  stage: 'live',
  proof: { attestedForDays: 365 },
});
