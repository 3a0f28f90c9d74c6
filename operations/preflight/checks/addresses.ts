import type { DictionaryEntry } from '../../../clients/ringcentral';
import type { Value } from '../../../engine/sync';
import type { PersonInScope } from '../../tenants/ringcentral/people-in-scope';
import type { SeedCheck } from '../check';
import type { Situation } from '../situation';
import { AD_CONSOLE } from '../../../engine/conditions/consoles';
import { counted } from '../../../engine/counted';

/** RingCentral takes a name or an ISO code, whatever the capitals, and nothing that is merely similar. */
const takes = ({ name, isoCode }: DictionaryEntry, sent: string): boolean =>
  [name, isoCode].some((known) => known?.toLowerCase() === sent.toLowerCase());

/** Letters only, without accents: what a directory writes differently (` Québec `, `N.Y.`, `united-states`). */
const normalised = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');

/** How many letters differ, up to two. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]! <= 2 && b.length > 4;
}

/** What the directory may have meant, in RingCentral's words. */
function meant(dictionary: readonly DictionaryEntry[], sent: string): string {
  const wanted = normalised(sent);
  const spelled = ({ name, isoCode = '' }: DictionaryEntry) => [normalised(name), normalised(isoCode)].includes(wanted);
  const found = dictionary.find(spelled) ?? dictionary.find(({ name }) => nearly(wanted, normalised(name)));
  return found ? `; RingCentral knows ${found.name}${found.isoCode ? ` (${found.isoCode})` : ''}` : '';
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** What RingCentral would refuse about the address that Okta is going to send; undefined where it is fine or empty. */
function refusal({ countries, states, address }: Situation, { pushed }: PersonInScope): string | undefined {
  const sent = ['street', 'city', 'state', 'zip', 'country'].map((part) => text(pushed[part]));
  if (sent.every((part) => part === '')) return undefined;
  const [, , state = '', , country = ''] = sent;
  // An address without a country is completed from the company's own.
  const found = countries.find((one) => takes(one, country || (address.country ?? '')));
  if (!found) return country ? `country ${country}${meant(countries, country)}` : undefined;
  const known = states.get(found.id);
  if (!known) return undefined;
  if (!state) return `no state in ${found.name}`;
  return known.some((one) => takes(one, state)) ? undefined : `state ${state}${meant(known, state)}`;
}

export const addresses: SeedCheck = {
  id: 'addresses',
  who: 'whoever keeps the directory',
  where: `${AD_CONSOLE.address}: state by its standard name or code`,
  source: 'RingCentral community 1235: one wrong state stops a person from being created',
  examine: (situation) => {
    const refused = situation.people.flatMap((person) => {
      const why = refusal(situation, person);
      return why === undefined ? [] : [`${person.login}: ${why}`];
    });
    return {
      ok: refused.length === 0,
      people: refused.length,
      found: `${counted(refused.length, 'person has', 'people have')} an address that RingCentral refuses`,
      rows: refused,
    };
  },
};
