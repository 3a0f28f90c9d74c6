import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';

countries.registerLocale(english);

interface Country {
  readonly id: string;
  readonly isoCode: string;
  readonly name: string;
}

/** Ids that RingCentral's dictionary is known to use; every other country has its ISO number plus 1000 here. */
const KNOWN_IDS: Readonly<Record<string, string>> = { US: '1', CA: '39', GB: '224' };

/** RingCentral says "United States" where ISO says "United States of America". */
const KNOWN_NAMES: Readonly<Record<string, string>> = { US: 'United States' };

/** Every country, by name. */
export const COUNTRIES: readonly Country[] = Object.entries(countries.getNames('en'))
  .map(([isoCode, name]) => ({
    id: KNOWN_IDS[isoCode] ?? `${1000 + Number(countries.alpha2ToNumeric(isoCode))}`,
    isoCode,
    name: KNOWN_NAMES[isoCode] ?? name,
  }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** Finds a country by ISO code (two or three letters) or by one of its English names. */
export function countryOf(text: string): Country | undefined {
  const wanted = text.trim();
  const isoCode =
    COUNTRIES.find(({ isoCode: code, name }) =>
      [code, name].some((known) => known.toLowerCase() === wanted.toLowerCase()),
    )?.isoCode ??
    countries.alpha3ToAlpha2(wanted.toUpperCase()) ??
    countries.getAlpha2Code(wanted, 'en');
  return COUNTRIES.find((country) => country.isoCode === isoCode);
}
