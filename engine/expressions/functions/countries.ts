import type Countries from 'i18n-iso-countries';
import { ExpressionError } from '../error';
import type { Value } from '../values';
import type { CallSite, FunctionRow } from './signature';
import { text } from './signature';

let loaded: typeof Countries | undefined;

/** Few expressions ask for a country: the list is read when the first one does. */
function countries(): typeof Countries {
  if (loaded === undefined) {
    /* eslint-disable @typescript-eslint/no-require-imports -- an import would read it with this file */
    loaded = require('i18n-iso-countries/index') as typeof Countries;
    loaded.registerLocale(require('i18n-iso-countries/langs/en.json') as Parameters<typeof loaded.registerLocale>[0]);
    /* eslint-enable @typescript-eslint/no-require-imports */
  }
  return loaded;
}

/** Names that Okta prints otherwise than the library (its reference of the newer language: `'US'….toName()` is United States). */
const NAMES: Readonly<Record<string, string>> = { US: 'United States' };

/** An alpha-2, alpha-3 or numeric code; which of them is seen from its form. */
function alpha2Of(code: string): string | undefined {
  const given = code.trim().toUpperCase();
  if (/^\d{1,3}$/.test(given)) return countries().numericToAlpha2(given.padStart(3, '0'));
  if (given.length === 3) return countries().alpha3ToAlpha2(given);
  return countries().alpha2ToAlpha3(given) ? given : undefined;
}

const converted =
  (to: (alpha2: string) => string | undefined) =>
  ([code]: readonly Value[], { evaluation, range }: CallSite): Value => {
    const alpha2 = alpha2Of(code as string);
    const answer = alpha2 && to(alpha2);
    if (answer) return answer;
    switch (evaluation.behaviour.noMatch) {
      case 'commons':
        return null;
      case 'empty':
        return '';
      case 'error':
        throw new ExpressionError('bad-value', `${JSON.stringify(code)} is no country code of ISO 3166.`, range);
    }
  };

const row = (name: string, to: string, example: FunctionRow['example'], run: FunctionRow['run']): FunctionRow => ({
  name: `Iso3166Convert.${name}`,
  parameters: [text('code')],
  returns: 'String',
  returnsNull: true,
  mayNotMatch: true,
  doc: `${to} of a country given as alpha-2, alpha-3 or numeric code.`,
  ...(example ? { example } : {}),
  run,
});

/** ISO 3166 functions of Okta's reference; the data is i18n-iso-countries'. */
export const countryFunctions: readonly FunctionRow[] = [
  row(
    'toAlpha2',
    'The two-letter code',
    ['Iso3166Convert.toAlpha2("IND")', 'IN'],
    converted((alpha2) => alpha2),
  ),
  row(
    'toAlpha3',
    'The three-letter code',
    ['Iso3166Convert.toAlpha3("840")', 'USA'],
    converted((alpha2) => countries().alpha2ToAlpha3(alpha2)),
  ),
  row(
    'toNumeric',
    'The numeric code, as text,',
    ['Iso3166Convert.toNumeric("USA")', '840'],
    converted((alpha2) => countries().alpha2ToNumeric(alpha2)),
  ),
  row(
    'toName',
    'The English name',
    ['Iso3166Convert.toName("IN")', 'India'],
    converted((alpha2) => NAMES[alpha2] ?? countries().getName(alpha2, 'en')),
  ),
];
