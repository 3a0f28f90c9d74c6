import { extensionsWithEmail } from '../../tenants/ringcentral/account';
import type { SeedCheck } from '../check';
import type { Situation } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

/** People in scope by address; RingCentral does not tell capital letters apart. */
const peopleByEmail = ({ people }: Situation): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { email, login } of people) {
    const others = found.get(email.toLowerCase());
    if (others) others.push(login);
    else found.set(email.toLowerCase(), [login]);
  }
  return found;
};

export const duplicateEmails: SeedCheck = {
  id: 'duplicate-emails',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.users}: give each extension an address of its own, or remove the second one`,
  source: 'RingCentral, knowledge base 6748: single sign-on and provisioning need addresses that are unique',
  examine: (situation) => {
    const shared = [...peopleByEmail(situation)].flatMap(([email, logins]) => {
      const extensions = extensionsWithEmail(situation, email);
      if (extensions.length < 2 && logins.length < 2) return [];
      const held = extensions.map(({ extensionNumber, id, type }) => `${type} ${extensionNumber ?? id}`).join(', ');
      return [{ people: logins.length, row: `${logins.join(' and ')}: ${held || 'no extension yet'}` }];
    });
    const people = shared.reduce((sum, one) => sum + one.people, 0);
    return {
      ok: people === 0,
      people,
      found: `${people} people in scope share their address with another person or extension`,
      rows: shared.map(({ row }) => row),
    };
  },
};
