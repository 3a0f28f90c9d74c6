import type { Range } from './ast';

/** What can be wrong with an expression, while parsing, compiling or evaluating it. */
export const ERRORS = {
  'bad-pattern': 'A regular expression that Java would refuse, or that is larger than the limits.',
  'bad-value': 'A text that holds no number, time, zone or country code where one is needed.',
  'division-by-zero': 'A whole number divided by zero; a Double gives Infinity.',
  'index-out-of-range': 'An element or character that is not there.',
  'invalid-input': 'A line that is no request.',
  'missing-context': 'A function asks for the time, groups, accounts or managers, and none were given.',
  'not-a-boolean': 'A condition that is neither true nor false.',
  'null-operand': 'null where a value is needed.',
  'number-out-of-range': 'A whole number of more than 32 bits, or 64 with L.',
  'operand-type': 'An operator that does not work on values of these types.',
  'pattern-too-costly': 'A match that takes more steps than the limit.',
  'too-deep': 'More levels than the limit.',
  'too-long': 'More characters than the limit.',
  'too-many-operations': 'More work in one evaluation than the limit.',
  'unexpected-character': 'A character without meaning.',
  'unexpected-token': 'Something that does not fit at this place.',
  'unknown-attribute': 'An attribute of something that has none.',
  'unknown-function': 'A function that Okta does not have.',
  'unknown-variable': 'A variable that was not given.',
  unsupported: "A construct of Spring's language that Okta's does not have.",
  'unterminated-text': 'A text without its closing quote.',
  'value-too-large': 'A text or array larger than the limits.',
  'wrong-arguments': 'Too few or too many arguments, or one of a type that cannot be converted.',
} as const;
export type ErrorCode = keyof typeof ERRORS;

/** The only error this engine throws: what is wrong, and where in the source (UTF-16, 0-based, end exclusive). */
export class ExpressionError extends Error {
  readonly start: number;
  readonly end: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { start, end }: Range,
    /** What to write in place of the range. */
    readonly suggestion?: string,
  ) {
    super(message);
    this.name = 'ExpressionError';
    this.start = start;
    this.end = end;
  }
}
