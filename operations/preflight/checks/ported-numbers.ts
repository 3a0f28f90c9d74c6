import type { SeedCheck } from '../check';
import { beingPorted, writeBackState } from '../../tenants/ringcentral/porting';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

const HELD = {
  on: 'their temporary ones would be written to the directory: state `writeBack: "held"`',
  held: 'the write-back is held by `writeBack: "held"`',
  later: 'nothing is written back before phase live',
  none: 'no line writes back',
};

/** Temporary numbers ring until the port is done, and must not reach a directory. */
export const portedNumbers: SeedCheck = {
  id: 'ported-numbers',
  who: 'RingCentral account administrator and the author of the environment',
  where: `finish the port (${RINGCENTRAL_PORTAL.transferNumbers}); until then say \`porting: true\` in the environment`,
  source: 'RingCentral, Active Directory Integration Guide, "Porting old numbers from older phone system"',
  examine: (situation) => {
    const { swapped, environment } = situation;
    const moving = beingPorted(situation, situation.people).filter(({ numbers }) => {
      // With its temporary number gone, the one that had come is in its place.
      const inPlace = numbers.some(({ id }) => swapped.has(id));
      return numbers.some(({ id, status }) => !swapped.has(id) && !(inPlace && status === 'PortedIn'));
    });
    const people = new Set(moving.map(({ person }) => person.id)).size;
    const found =
      people === 0
        ? 'nobody in scope has a number that is being ported'
        : `numbers of ${counted(people, 'person', 'people')} in scope are being ported; ${HELD[writeBackState(environment)]}`;
    return { ok: people === 0, people, found, rows: moving.map(({ person: { login } }) => login) };
  },
};
