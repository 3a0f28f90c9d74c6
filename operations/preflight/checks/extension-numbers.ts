import type { Extension } from '../../../clients/ringcentral';
import { extensionsWithEmail } from '../../tenants/ringcentral/account';
import type { SeedCheck } from '../check';
import type { PersonInScope } from '../../tenants/ringcentral/people-in-scope';
import type { Situation } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';
import { extensionNumberFault } from '../../../engine/systems/ringcentral-refusals';

interface Wish {
  readonly person: PersonInScope;
  readonly wanted: string;
}

/** Numbers that the table would push and that the person does not have; the guide's dummy `blank` and an empty value ask for none. */
const wishes = (situation: Situation): Wish[] =>
  situation.people.flatMap((person) => {
    const wanted = person.pushed['extensionNumber'];
    if (typeof wanted !== 'string' || !/\d/.test(wanted)) return [];
    const own = extensionsWithEmail(situation, person.email);
    return own.some(({ extensionNumber }) => extensionNumber === wanted) ? [] : [{ person, wanted }];
  });

/** Why RingCentral would refuse the number; undefined where it takes it. */
function refusal({ person, wanted }: Wish, holder: Extension | undefined, others: readonly Wish[]): string | undefined {
  if (holder) return `is in use by ${holder.type} ${holder.name ?? holder.id}`;
  const twin = others.find((other) => other.person !== person && other.wanted === wanted);
  if (twin) return `is meant for ${twin.person.login} too`;
  const fault = extensionNumberFault(wanted);
  if (fault === undefined) return undefined;
  return fault === 'reserved'
    ? 'is reserved by RingCentral'
    : 'is no extension number: three to eight digits, no zero first';
}

/** Matches the guide's two errors: "Extension already in use" and "Extension number is duplicate". */
export const extensionNumbers: SeedCheck = {
  id: 'extension-numbers',
  who: 'whoever keeps the directory, with the telephony administrator',
  where: `the directory attribute that holds the extension; ${RINGCENTRAL_PORTAL.editExtensions}`,
  source: 'RingCentral, Active Directory Integration Guide, "Provisioning errors"; API reference, EXT-215 to EXT-219',
  examine: (situation) => {
    const all = wishes(situation);
    const holders = new Map(situation.extensions.map((extension) => [extension.extensionNumber, extension]));
    const sharing = new Map<string, Wish[]>();
    for (const wish of all) sharing.set(wish.wanted, [...(sharing.get(wish.wanted) ?? []), wish]);
    const rows = all.flatMap((wish) => {
      const why = refusal(wish, holders.get(wish.wanted), sharing.get(wish.wanted) ?? []);
      return why === undefined ? [] : [`${wish.person.login}: ${wish.wanted} ${why}`];
    });
    const found = `${rows.length} of ${all.length} extension numbers that are pushed would be refused`;
    return { ok: rows.length === 0, people: rows.length, found, rows };
  },
};
