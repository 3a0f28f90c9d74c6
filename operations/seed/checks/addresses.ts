import type { Value } from '../../../engine/sync';
import type { PersonInScope } from '../people-in-scope';
import type { SeedCheck } from '../check';
import type { Situation } from '../situation';

const same = (a: string | undefined, b: Value | undefined): boolean =>
  a !== undefined && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();

/** What RingCentral would refuse about the address that Okta is going to send; undefined where it is fine or empty. */
function refusal({ countries, states }: Situation, { pushed }: PersonInScope): string | undefined {
  const { street, city, state, zip, country } = pushed;
  if (![street, city, state, zip, country].some((value) => typeof value === 'string' && value !== '')) return undefined;
  const found = countries.find(({ name, isoCode }) => same(name, country) || same(isoCode, country));
  if (!found) return country ? `country ${String(country)}` : undefined;
  const known = states.get(found.id);
  if (!known) return undefined;
  if (!state) return `no state in ${found.name}`;
  return known.some(({ name, isoCode }) => same(name, state) || same(isoCode, state))
    ? undefined
    : `state ${String(state)}`;
}

export const addresses: SeedCheck = {
  id: 'addresses',
  who: 'whoever keeps the directory',
  where: 'Active Directory Users and Computers > the user > Address: state by its standard name or code',
  source: 'RingCentral community 1235: one wrong state stops a person from being created',
  examine: (situation) => {
    const refused = situation.people.flatMap((person) => {
      const why = refusal(situation, person);
      return why === undefined ? [] : [`${person.login}: ${why}`];
    });
    return {
      ok: refused.length === 0,
      people: refused.length,
      found: `${refused.length} people have an address that RingCentral refuses`,
      rows: refused,
    };
  },
};
