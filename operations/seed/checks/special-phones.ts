import type { SeedCheck } from '../check';
import { isUser, unreserved } from '../situation';

/** Rooms, lobby phones and queues are set up by hand first, and stay nobody's. */
export const specialPhones: SeedCheck = {
  id: 'special-phones',
  who: 'RingCentral account administrator',
  where: 'RingCentral Admin Portal > Phones > the special phone: give it an extension before people are provisioned',
  source:
    'RingCentral, Active Directory Integration Guide, "Requirement for special phone (e.g., conference room setup)"',
  examine: (situation) => {
    const special = situation.extensions.filter((one) => !isUser(one) && one.status !== 'Unassigned');
    const addresses = new Set(special.flatMap(({ contact }) => (contact?.email ? [contact.email.toLowerCase()] : [])));
    const clashing = situation.people.filter(({ email }) => addresses.has(email.toLowerCase()));
    const open = unreserved(situation);
    return {
      ok: clashing.length + open.length === 0,
      people: clashing.length + open.length,
      found: `${special.length} special phones; ${open.length} more are to be reserved, ${clashing.length} share an address with a person in scope`,
      rows: open.map((login) => `${login} has no extension yet`),
    };
  },
};
