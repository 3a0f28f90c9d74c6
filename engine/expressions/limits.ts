/**
 * What an expression may cost. Length, pattern length, text length and repeats are the limits of Spring's own parser and evaluator
 * (SpelParserConfiguration, OperatorMatches, OpPlus, OpMultiply); the others keep a hostile expression within milliseconds.
 */
export const LIMITS = {
  /** Characters (UTF-16 units) in one expression. */
  length: 10_000,
  /** Height of the syntax tree, and of nested brackets. */
  depth: 512,
  /** Units of work in one evaluation: characters and elements that functions and patterns touch. */
  operations: 2_000_000,
  /** Characters in a text that an operator or function makes. */
  textLength: 100_000,
  /** Elements in a list that a function makes. */
  listLength: 10_000,
  /** Characters in `text * n`. */
  repeatedLength: 256,
  /** Characters in a regular expression. */
  patternLength: 1_000,
  /** Instructions of a compiled regular expression, counted repeats written out. */
  patternSize: 20_000,
  /** Steps of one match; a step is one instruction tried at one character. */
  patternSteps: 250_000,
} as const;
