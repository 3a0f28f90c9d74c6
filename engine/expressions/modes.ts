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
  /** `String.substringBefore("abc", "@")`: Apache Commons answers the whole text, and "" for `substringAfter`. */
  readonly noMatch: 'commons' | 'empty' | 'error';
  /** `String.substring("abc", 0, 9)`: Apache Commons cuts at the end; Java throws. */
  readonly outOfRange: 'cut' | 'error';
}

/** `spring` is the default. `empty` reads what is absent as "". `strict` fails, which leaves the target attribute unchanged. */
export const MODES: Readonly<Record<Mode, Behaviour>> = {
  spring: { nullInConcatenation: 'text', nullIntoFunction: 'commons', noMatch: 'commons', outOfRange: 'cut' },
  empty: { nullInConcatenation: 'empty', nullIntoFunction: 'empty', noMatch: 'empty', outOfRange: 'cut' },
  strict: { nullInConcatenation: 'error', nullIntoFunction: 'error', noMatch: 'error', outOfRange: 'error' },
};
