import { isDirect, rings } from '../../../engine/systems/ringcentral-numbers';
import type { SeedCheck } from '../check';
import { newcomers, pool } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

export const directNumbers: SeedCheck = {
  id: 'direct-numbers',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.numbers}: assign numbers to unassigned extensions`,
  source: 'RingCentral API reference, phone numbers; a person gets the number of the licence',
  examine: (situation) => {
    const ringing = new Set(
      situation.numbers.flatMap((number) =>
        isDirect(number) && rings(number) && number.extension ? [number.extension.id] : [],
      ),
    );
    const free = pool(situation);
    const withNumber = free.filter(({ id }) => ringing.has(id)).length;
    const people = newcomers(situation).length;
    const short = Math.max(0, people - withNumber);
    return {
      ok: short === 0,
      people: short,
      found: `${withNumber} of ${free.length} free licences have a direct number, ${counted(people, 'person needs', 'people need')} one, ${counted(situation.inventory.length, 'number is', 'numbers are')} in the inventory`,
    };
  },
};
