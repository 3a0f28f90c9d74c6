import { isUser } from '../../tenants/extensions';
import type { SeedCheck } from '../check';
import { unreserved } from '../situation';
import { OKTA_CONSOLE, RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

/** Rooms, lobby phones and queues are set up by hand first, and stay nobody's. */
export const specialPhones: SeedCheck = {
  id: 'special-phones',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.specialPhone}: give it an extension before people are provisioned; ${OKTA_CONSOLE.groups}: take it out of the groups in scope`,
  source:
    'RingCentral, Active Directory Integration Guide, "Requirement for special phone (e.g., conference room setup)"',
  examine: (situation) => {
    const special = situation.extensions.filter((one) => !isUser(one) && one.status !== 'Unassigned');
    const addresses = new Set(special.flatMap(({ contact }) => (contact?.email ? [contact.email.toLowerCase()] : [])));
    const clashing = situation.people.filter(({ email }) => addresses.has(email.toLowerCase()));
    const open = unreserved(situation);
    const { assignedAnyway } = situation;
    const count = clashing.length + open.length + assignedAnyway.length;
    return {
      ok: count === 0,
      people: count,
      found: `${special.length} special phones; ${open.length} more are to be reserved, ${clashing.length + assignedAnyway.length} are in scope`,
      rows: [
        ...open.map((login) => `${login} has no extension yet`),
        ...clashing.map(({ login }) => `${login} has the address of a special phone, and is in a group in scope`),
        ...assignedAnyway.map(
          (login) => `${login} is left alone by the environment, and in a group in scope: Okta assigns it`,
        ),
      ],
    };
  },
};
