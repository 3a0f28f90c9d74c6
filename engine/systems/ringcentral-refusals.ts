import type { Profile, Value } from '../sync/values';
import type { AttributeRefusal } from './refusal';

/** Emergency and service numbers, which nobody gets (API reference, EXT-217). */
const RESERVED = ['110', '112', '118', '119', '911', '933', '988', '999'];
const TOLL_FREE = /^\+1(800|833|844|855|866|877|888)/;
const E164 = /^\+[1-9]\d{6,14}$/;
const ADDRESS = ['street', 'city', 'state', 'zip', 'country'];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What RingCentral looks at in each profile that it is sent; Okta sends whole ones (support.okta.com, partial profile push). */
export const RINGCENTRAL_CHECKED = ['firstName', 'email', 'userName', 'mobilePhone', 'state', 'country'] as const;

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : value ? String(value) : '');

/**
 * What is wrong with an extension number, whoever wants it (API reference, EXT-215 to EXT-219). The guide's dummy, a word, asks for
 * none.
 */
export function extensionNumberFault(wanted: string): 'digits' | 'zero' | 'reserved' | 'length' | undefined {
  if (!/\d/.test(wanted)) return undefined;
  if (!/^\d+$/.test(wanted)) return 'digits';
  if (wanted.startsWith('0')) return 'zero';
  if (RESERVED.includes(wanted)) return 'reserved';
  return wanted.length < 3 || wanted.length > 8 ? 'length' : undefined;
}

const EXTENSION_REFUSALS = {
  digits: 'an extension number has digits only',
  zero: 'an extension number does not start with 0',
  reserved: 'the number is reserved by RingCentral',
  length: 'an extension number has three to eight digits',
} as const;

type Names = Readonly<Record<string, readonly string[]>>;

/** RingCentral's dictionaries, as far as somebody asked for them: names and codes, by the country's code. */
export interface Dictionaries {
  readonly countries?: Names | undefined;
  /** Of countries where it wants a state. */
  readonly states?: Names | undefined;
}

const among = (names: readonly string[], wanted: string): boolean =>
  names.some((name) => name.toLowerCase() === wanted.toLowerCase());

const codes = new WeakMap<Names, ReadonlyMap<string, string>>();

/** A country's code by each of its spellings, made once. */
function codeOf(countries: Names, country: string): string | undefined {
  let known = codes.get(countries);
  if (known === undefined) {
    known = new Map(
      Object.entries(countries).flatMap(([code, names]) => names.map((name) => [name.toLowerCase(), code])),
    );
    codes.set(countries, known);
  }
  return known.get(country.toLowerCase());
}

/** Whether RingCentral reads codes of three letters is UNCONFIRMED: they are not judged. */
const isJudged = (country: string): boolean => country !== '' && !/^[a-z]{3}$/i.test(country);

const addressRefusal = (sent: Profile, { countries, states = {} }: Dictionaries): AttributeRefusal | undefined => {
  if (!ADDRESS.some((name) => text(sent[name]))) return undefined;
  const [country, state] = [text(sent.country), text(sent.state)];
  const code = countries && codeOf(countries, country);
  if (countries && code === undefined && isJudged(country))
    return { attribute: 'country', reason: 'no name or code of a country that RingCentral knows' };
  const known = states[code ?? country.toUpperCase()];
  if (known === undefined) return undefined;
  if (!state) return { attribute: 'state', reason: `an address in ${country} needs a state` };
  return among(known, state)
    ? undefined
    : { attribute: 'state', reason: 'no name or code of a state that RingCentral knows' };
};

/**
 * Why RingCentral would refuse a profile that Okta sends: a new person, or what changed of one. What depends on others (a number in
 * use, an address that two share) is not told here.
 * @param changed attributes that are sent; of a new person all
 */
export function ringcentralRefusals(
  sent: Profile,
  changed: ReadonlySet<string>,
  dictionaries: Dictionaries = {},
): AttributeRefusal[] {
  const refusals: AttributeRefusal[] = [];
  if (changed.has('extensionNumber')) {
    const fault = extensionNumberFault(text(sent.extensionNumber));
    if (fault !== undefined) refusals.push({ attribute: 'extensionNumber', reason: EXTENSION_REFUSALS[fault] });
  }
  if (changed.has('firstName') && !text(sent.firstName))
    refusals.push({ attribute: 'firstName', reason: 'RingCentral wants a first name' });
  const email = text(sent.email) || text(sent.userName);
  if ((changed.has('email') || changed.has('userName')) && !EMAIL.test(email))
    refusals.push({ attribute: 'email', reason: email ? 'the email is no address' : 'RingCentral wants an email' });
  const mobile = text(sent.mobilePhone);
  if (changed.has('mobilePhone') && mobile && (!E164.test(mobile) || TOLL_FREE.test(mobile)))
    refusals.push({ attribute: 'mobilePhone', reason: 'a mobile number is in E.164 and not toll-free' });
  if (ADDRESS.some((name) => changed.has(name))) {
    const address = addressRefusal(sent, dictionaries);
    if (address !== undefined) refusals.push(address);
  }
  return refusals;
}
