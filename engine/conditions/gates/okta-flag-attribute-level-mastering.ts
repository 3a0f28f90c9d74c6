import { supportCase } from '../consoles';
import { gate } from '../gate';
import { PROVISIONING_GUIDE, OKTA_ADMIN } from '../sources';

export const oktaFlagAttributeLevelMastering = gate({
  id: 'okta-flag-attribute-level-mastering',
  title: 'Okta Support has enabled ATTRIBUTE_LEVEL_MASTERING',
  who: `${OKTA_ADMIN}, through Okta Support`,
  where: supportCase('ATTRIBUTE_LEVEL_MASTERING'),
  why: 'Without it an attribute cannot be sourced from RingCentral; Okta may drop the source silently.',
  source: `${PROVISIONING_GUIDE}, requirements`,
  guards: 'bidirectional',
  about: 'org',
  stage: 'flags',
  proof: { attestedForDays: 365 },
  told: { proves: 'the user schema shows an attribute with an overridden source, which only the flag allows' },
});
