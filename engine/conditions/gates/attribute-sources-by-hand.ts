import { OKTA_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { BIDIRECTIONAL, OKTA_ADMIN } from '../sources';

export const attributeSourcesByHand = gate({
  id: 'attribute-sources-by-hand',
  title: 'every other base attribute with sources of its own has them (Override profile source)',
  who: OKTA_ADMIN,
  where: OKTA_CONSOLE.sourcePriority('each attribute', 'its systems'),
  why: 'While an attribute inherits, the profile source that comes first decides, whatever the environment says.',
  source: `${BIDIRECTIONAL}, step 8; okta/terraform-provider-okta issue 1100 (no priority list for base attributes)`,
  guards: 'provisioning',
  about: 'org',
  when: 'baseSourcesByHand',
  stage: 'attributes',
  proof: { attestedForDays: 180 },
});
