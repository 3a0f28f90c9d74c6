import { getAlpha2Codes } from 'i18n-iso-countries';

const COUNTRIES: Readonly<Record<string, string>> = getAlpha2Codes();
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `https://example.com`, with a scheme. */
const isUri = (text: string): boolean => URL.canParse(text);

/** Something before and behind one `@`, and a dot behind it. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

/** ISO 3166-1 alpha-2 in capitals: `GB` is one, `UK` is not. */
const isCountryCode = (text: string): boolean => Object.hasOwn(COUNTRIES, text);

const isLanguage = (text: string): boolean => /^[a-z]{2,3}$/.test(text) && LANGUAGES.of(text) !== undefined;

/** `en`, `en_US`: an ISO 639 language, an underscore, a country. */
const isLocale = (text: string): boolean => {
  const [language = '', country, ...more] = text.split('_');
  return more.length === 0 && isLanguage(language) && (country === undefined || isCountryCode(country));
};

/** What `Accept-Language` takes: `en`, `en-US`, `en-US,en;q=0.8`. */
const isLanguageCode = (text: string): boolean =>
  text.split(',').every((part) => {
    const [tag = '', weight, ...more] = part.trim().split(';');
    if (more.length > 0 || !/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/.test(tag)) return false;
    return (
      isLanguage((tag.split(/[-_]/)[0] ?? '').toLowerCase()) &&
      (weight === undefined || /^q=[01](\.\d+)?$/.test(weight))
    );
  });

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Formats of Okta's schema properties (API reference, "UserSchemaAttributeFormat", and the base attributes of a recorded schema). */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  email: isEmail,
  uri: isUri,
  'country-code': isCountryCode,
  'language-code': isLanguageCode,
  locale: isLocale,
  timezone: isTimeZone,
};
