import type { Behaviour } from './modes';

/** A question about Okta's evaluator, as a mapping line that answers it on a person who has nothing in `attribute`. */
export interface OpenQuestion {
  readonly about: keyof Behaviour;
  /** The line's expression; `attribute` is absent from the person's profile. */
  readonly expression: (attribute: string) => string;
  /** What the target holds afterwards, and what that means. A target that stays empty means `error`, where that is a meaning. */
  readonly meanings: Readonly<Record<string, Behaviour[keyof Behaviour]>>;
}

/** Answers are words where a value may be lost on the way: an empty text cannot be told from nothing. */
export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    about: 'nullInConcatenation',
    expression: (attribute) => `"a" + user.${attribute}`,
    meanings: { anull: 'text', a: 'empty' },
  },
  {
    about: 'nullIntoFunction',
    expression: (attribute) => `String.toUpperCase(user.${attribute}) == null ? "null" : "text"`,
    meanings: { null: 'commons', text: 'empty' },
  },
  {
    about: 'noMatch',
    expression: () => 'String.substringBefore("abc", "@") == "abc" ? "whole" : "nothing"',
    meanings: { whole: 'commons', nothing: 'empty' },
  },
  {
    about: 'nullIntoJoin',
    expression: (attribute) =>
      `String.join("-", "a", user.${attribute}, "b") == null ? "null" : String.join("-", "a", user.${attribute}, "b")`,
    meanings: { 'a--b': 'empty', 'a-null-b': 'text', 'a-b': 'skip', null: 'null' },
  },
  {
    about: 'noMatchAfter',
    expression: () =>
      'String.substringAfter("abc", "@") == "" ? "nothing" : String.substringAfter("abc", "@") == "abc" ? "whole" : "other"',
    meanings: { nothing: 'commons', whole: 'whole' },
  },
  {
    about: 'wholeSeconds',
    expression: () => 'Time.fromUnixToIso8601("1438377580000")',
    meanings: { '2015-07-31T21:19:40Z': 'short', '2015-07-31T21:19:40.000Z': 'millis' },
  },
  {
    about: 'outOfRange',
    expression: () => 'String.substring("abc", 0, 9) == "abc" ? "cut" : "other"',
    meanings: { cut: 'cut' },
  },
];
