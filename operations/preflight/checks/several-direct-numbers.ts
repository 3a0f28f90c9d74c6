import { rings } from '../../../engine/systems/ringcentral-numbers';
import { isUser } from '../../tenants/extensions';
import { directNumbersOf, extensionsWithEmail } from '../../tenants/ringcentral/account';
import type { SeedCheck } from '../check';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

export const severalDirectNumbers: SeedCheck = {
  id: 'several-direct-numbers',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.userNumbers}: leave the number that is to be known`,
  source: 'help.okta.com, RingCentral: Okta imports one direct number, the first; it need not be the primary one',
  examine: (situation) => {
    const rows = situation.people.flatMap(({ email, login }) =>
      extensionsWithEmail(situation, email)
        .filter(isUser)
        .flatMap(({ id }) => {
          const numbers = directNumbersOf(situation, id).filter(rings);
          if (numbers.length < 2) return [];
          const first = numbers[0]?.primary ? 'the first, which is the primary one' : 'the first, not the primary one';
          return [`${login}: ${numbers.length} direct numbers; Okta imports ${first}`];
        }),
    );
    return {
      ok: rows.length === 0,
      people: rows.length,
      found: `${counted(rows.length, 'person in scope has', 'people in scope have')} several direct numbers`,
      rows,
    };
  },
};
