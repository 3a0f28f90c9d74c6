import { numberReplacement } from '../../../clients/ringcentral';
import type { SeedCheck, Write } from '../check';
import { beingPorted, swapsDue, type Swap } from '../../tenants/ringcentral/porting';
import { peopleOfOneAddress, type Situation } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

const swapping = ({ swapped }: Situation, { extension, temporary, ported }: Swap): Write => ({
  what: `put the ported number of extension ${extension.extensionNumber ?? extension.id} in the place of its temporary one`,
  request: () => numberReplacement(temporary.id, ported.id),
  isThere: async (ringcentral) => {
    const gone = (await ringcentral.numbersOf(extension.id)).every(({ id }) => id !== temporary.id);
    if (gone) swapped.add(temporary.id);
    return gone;
  },
  teaches: true,
});

export const numberSwaps: SeedCheck = {
  id: 'number-swaps',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.numbers}: replace the temporary number by the ported one`,
  source: 'RingCentral API reference, "Replace phone number": the swap of a temporary number after porting',
  examine: (situation) => {
    const due = beingPorted(situation, peopleOfOneAddress(situation)).flatMap((porting) =>
      swapsDue(situation, porting),
    );
    return {
      ok: due.length === 0,
      people: due.length,
      found: `${due.length} ported numbers have come and are to take the place of temporary ones`,
      rows: due.map(({ login }) => login),
      writes: due.map((swap) => swapping(situation, swap)),
    };
  },
};
