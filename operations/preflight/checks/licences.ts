import type { SeedCheck } from '../check';
import { newcomers, pool, unreserved } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

export const licences: SeedCheck = {
  id: 'licences',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.addUsers}, or ${RINGCENTRAL_PORTAL.unassignedPhones}: buy extensions with a digital line`,
  source:
    'RingCentral community 9542 and 11183: "License limit has been reached"; licences are bought in the portal only',
  examine: (situation) => {
    const wanted = newcomers(situation).length;
    const reserved = unreserved(situation).length;
    const free = pool(situation).length;
    const short = Math.max(0, wanted + reserved - free);
    return {
      ok: short === 0,
      people: short,
      found: `${counted(wanted, 'person gets', 'people get')} a new RingCentral user, ${counted(reserved, 'licence is', 'licences are')} kept for special phones, ${free} ${free === 1 ? 'is' : 'are'} free`,
    };
  },
};
