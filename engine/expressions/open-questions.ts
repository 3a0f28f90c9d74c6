import type { Behaviour } from './modes';

/** What a person has in the attribute that a question reads. */
export interface Held {
  readonly type: 'integer' | 'number';
  readonly value: number;
}

/** A question about Okta's evaluator, as a mapping line that answers it on a person who has nothing in `attribute`, or what is `held`. */
export interface OpenQuestion {
  readonly about: keyof Behaviour;
  readonly title: string;
  /** Absent: nothing. */
  readonly held?: Held;
  readonly expression: (attribute: string) => string;
  /** What the target holds afterwards, and what that means. A target that stays empty means `error`, where that is a meaning. */
  readonly meanings: Readonly<Record<string, Behaviour[keyof Behaviour]>>;
}

/** Answers are words where a value may be lost on the way: an empty text cannot be told from nothing. */
export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    about: 'nullInConcatenation',
    title: 'a text joined with null',
    expression: (attribute) => `"a" + user.${attribute}`,
    meanings: { anull: 'text', a: 'empty' },
  },
  {
    about: 'nullIntoFunction',
    title: 'null as the argument of a text function',
    expression: (attribute) => `String.toUpperCase(user.${attribute}) == null ? "null" : "text"`,
    meanings: { null: 'commons', text: 'empty' },
  },
  {
    about: 'noMatch',
    title: 'what stands before a text that is not there',
    expression: () => 'String.substringBefore("abc", "@") == "abc" ? "whole" : "nothing"',
    meanings: { whole: 'commons', nothing: 'empty' },
  },
  {
    about: 'nullIntoJoin',
    title: 'null among the texts that are joined',
    expression: (attribute) =>
      `String.join("-", "a", user.${attribute}, "b") == null ? "null" : String.join("-", "a", user.${attribute}, "b")`,
    meanings: { 'a--b': 'empty', 'a-null-b': 'text', 'a-b': 'skip', null: 'null' },
  },
  {
    about: 'noMatchAfter',
    title: 'what stands after a text that is not there',
    expression: () =>
      'String.substringAfter("abc", "@") == "" ? "nothing" : String.substringAfter("abc", "@") == "abc" ? "whole" : "other"',
    meanings: { nothing: 'commons', whole: 'whole' },
  },
  {
    about: 'wholeSeconds',
    title: 'a time on the full second',
    expression: () => 'Time.fromUnixToIso8601("1438377580000")',
    meanings: { '2015-07-31T21:19:40Z': 'short', '2015-07-31T21:19:40.000Z': 'millis' },
  },
  {
    about: 'numberKind',
    title: 'a whole value in an attribute of type number',
    held: { type: 'number', value: 2 },
    expression: (attribute) => `"n" + user.${attribute}`,
    meanings: { 'n2.0': 'schema', n2: 'value' },
  },
  {
    about: 'wideInteger',
    title: 'a value beyond 32 bits in an attribute of type integer',
    held: { type: 'integer', value: 14_155_550_100 },
    expression: (attribute) => `"n" + user.${attribute}`,
    meanings: { n14155550100: 'long', 'n1.41555501E10': 'double' },
  },
  {
    about: 'outOfRange',
    title: 'a part that ends beyond the text',
    expression: () => 'String.substring("abc", 0, 9) == "abc" ? "cut" : "other"',
    meanings: { cut: 'cut' },
  },
];

/** A question about group rules: the one of two conditions that somebody without a display name satisfies is the answer. */
export const DISPLAY_NAME_QUESTION = {
  about: 'displayName',
  title: 'the display name that group rules see, where nobody ever wrote one',
  conditions: ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }) =>
    ({
      composed: `user.displayName == "${firstName} ${lastName}"`,
      null: 'user.displayName == null OR user.displayName == ""',
    }) satisfies Readonly<Record<Behaviour['displayName'], string>>,
} as const;

/** A question about mappings with a group function: when they follow somebody who joins the group. */
export const GROUP_FUNCTION_QUESTION = {
  about: 'groupFunctions',
  title: 'when a mapping with a group function follows somebody who joins the group',
  expression: (group: string) => `isMemberOfGroupName("${group}") ? "member" : "other"`,
} as const;
