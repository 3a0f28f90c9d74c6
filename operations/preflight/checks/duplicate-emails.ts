import { extensionsWithEmail } from '../../tenants/ringcentral/account';
import type { SeedCheck } from '../check';
import { peopleByEmail } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

export const duplicateEmails: SeedCheck = {
  id: 'duplicate-emails',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.users}: give each extension an address of its own, or remove the second one`,
  source: 'RingCentral, knowledge base 6748: single sign-on and provisioning need addresses that are unique',
  examine: (situation) => {
    const shared = [...peopleByEmail(situation)].flatMap(([email, people]) => {
      const logins = people.map(({ login }) => login);
      const extensions = extensionsWithEmail(situation, email);
      if (extensions.length < 2 && logins.length < 2) return [];
      const held = extensions.map(({ extensionNumber, id, type }) => `${type} ${extensionNumber ?? id}`).join(', ');
      return [{ people: logins.length, row: `${logins.join(' and ')}: ${held || 'no extension yet'}` }];
    });
    const people = shared.reduce((sum, one) => sum + one.people, 0);
    return {
      ok: people === 0,
      people,
      found: `${counted(people, 'person in scope shares', 'people in scope share')} their address with another person or extension`,
      rows: shared.map(({ row }) => row),
    };
  },
};
