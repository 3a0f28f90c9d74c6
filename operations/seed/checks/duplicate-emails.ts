import type { SeedCheck } from '../check';
import { extensionsWithEmail } from '../situation';

export const duplicateEmails: SeedCheck = {
  id: 'duplicate-emails',
  who: 'RingCentral account administrator',
  where: 'RingCentral Admin Portal > Users: give each extension an address of its own, or remove the second one',
  source: 'RingCentral, knowledge base 6748: single sign-on and provisioning need addresses that are unique',
  examine: (situation) => {
    const shared = situation.people
      .map(({ email }) => extensionsWithEmail(situation, email))
      .filter((extensions) => extensions.length > 1);
    return {
      ok: shared.length === 0,
      people: shared.length,
      found: `${shared.length} people in scope have several extensions under one address`,
      rows: shared.map((extensions) =>
        extensions.map(({ extensionNumber, id, type }) => `${type} ${extensionNumber ?? id}`).join(', '),
      ),
    };
  },
};
