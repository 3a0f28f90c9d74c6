import { RINGCENTRAL_APP } from '../consoles';
import { gate } from '../gate';
import { PROVISIONING_GUIDE, BIDIRECTIONAL, OKTA_ADMIN } from '../sources';

export const ringcentralDiscoveredAttributes = gate({
  id: 'ringcentral-discovered-attributes',
  title: 'DirectNumber and Extension Number have been added from schema discovery',
  who: OKTA_ADMIN,
  where: `${RINGCENTRAL_APP.addAttribute}: DirectNumber, Extension Number`,
  why: 'Attributes created otherwise may not be bound to RingCentral; lines that read them would be refused or stay empty.',
  source: `${BIDIRECTIONAL}, step 5; ${PROVISIONING_GUIDE}, "Schema Discovery"`,
  guards: 'bidirectional',
  about: 'ringcentral',
  stage: 'attributes',
  proof: { attestedForDays: 365 },
  told: { proves: "the app's schema shows `directNumber` and `extensionNumber`" },
});
