/**
 * Okta's evaluator is closed, and its documentation leaves some results open. Each mode is one consistent guess;
 * the checker warns at every place where they differ.
 */
export type Mode = 'spring' | 'empty' | 'strict';

export interface Behaviour {
  /** `"a" + null`: Spring appends the text "null". */
  readonly nullInConcatenation: 'text' | 'empty' | 'error';
  /** `String.toUpperCase(null)`: Apache Commons answers null for null, which Spring's own samples build on. */
  readonly nullIntoFunction: 'commons' | 'empty' | 'error';
  /** `String.join(" ", "Ann", null)`: Commons joins an empty text, Java the text "null". */
  readonly nullIntoJoin: 'empty' | 'text' | 'skip' | 'null' | 'error';
  /** `String.substringBefore("abc", "@")`: Apache Commons answers the whole text. */
  readonly noMatch: 'commons' | 'empty' | 'error';
  /** `String.substringAfter("abc", "@")`: Apache Commons answers "". */
  readonly noMatchAfter: 'commons' | 'whole' | 'error';
  /** `String.substring("abc", 0, 9)`: Apache Commons cuts at the end; Java throws. */
  readonly outOfRange: 'cut' | 'error';
  /** `user.displayName` of somebody who never had one, in a group rule: Okta's knowledge base says that rules see "first last". */
  readonly displayName: 'composed' | 'null';
  /** A time on the full second: `…:19Z` (the newer language's reference prints it so) or Joda-Time's `…:19.000Z`. */
  readonly wholeSeconds: 'short' | 'millis';
  /** A whole value in an attribute of type number: a Double, `2.0` as text, or as it is written. */
  readonly numberKind: 'schema' | 'value';
  /** A value beyond 32 bits in an attribute of type integer: a Long with all its digits, or a Double: `1.41555501E10` as text. */
  readonly wideInteger: 'long' | 'double';
}

/** What no mode guesses otherwise. */
const AGREED = {
  displayName: 'composed',
  wholeSeconds: 'short',
  numberKind: 'schema',
  wideInteger: 'long',
} as const;

/** `spring` is the default. `empty` reads what is absent as "". `strict` fails, which leaves the target attribute unchanged. */
export const MODES: Readonly<Record<Mode, Behaviour>> = {
  spring: {
    nullInConcatenation: 'text',
    nullIntoFunction: 'commons',
    nullIntoJoin: 'empty',
    noMatch: 'commons',
    noMatchAfter: 'commons',
    outOfRange: 'cut',
    ...AGREED,
  },
  empty: {
    nullInConcatenation: 'empty',
    nullIntoFunction: 'empty',
    nullIntoJoin: 'empty',
    noMatch: 'empty',
    noMatchAfter: 'commons',
    outOfRange: 'cut',
    ...AGREED,
  },
  strict: {
    nullInConcatenation: 'error',
    nullIntoFunction: 'error',
    nullIntoJoin: 'error',
    noMatch: 'error',
    noMatchAfter: 'commons',
    outOfRange: 'error',
    ...AGREED,
  },
};
