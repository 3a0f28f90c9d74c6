import { OKTA_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { BIDIRECTIONAL, OKTA_ADMIN } from '../sources';

export const attributeSourcePrimaryPhone = gate({
  id: 'attribute-source-primary-phone',
  title: 'primaryPhone is sourced from RingCentral (Override profile source)',
  who: OKTA_ADMIN,
  where: OKTA_CONSOLE.sourcePriority('Primary phone', 'RingCentral'),
  why: 'While it inherits, the directory decides and the number from RingCentral is dropped.',
  source: `${BIDIRECTIONAL}, step 8; okta/terraform-provider-okta issue 1100 (no priority list for base attributes)`,
  guards: 'bidirectional',
  about: 'org',
  when: 'primaryPhoneByHand',
  stage: 'attributes',
  proof: { attestedForDays: 180 },
  told: {
    proves: 'the user schema shows RingCentral as the source',
    ends: 'a change of the source in the System Log (`directory.user_profile.update`)',
  },
});
