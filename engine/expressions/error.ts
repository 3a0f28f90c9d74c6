import type { Range } from './ast';

/** What can be wrong with an expression, while parsing, compiling or evaluating it (docs/expressions.md lists them). */
export type ErrorCode =
  | 'bad-pattern'
  | 'bad-value'
  | 'division-by-zero'
  | 'index-out-of-range'
  | 'invalid-input'
  | 'missing-context'
  | 'not-a-boolean'
  | 'null-operand'
  | 'number-out-of-range'
  | 'operand-type'
  | 'pattern-too-costly'
  | 'too-deep'
  | 'too-long'
  | 'too-many-operations'
  | 'unexpected-character'
  | 'unexpected-token'
  | 'unknown-attribute'
  | 'unknown-function'
  | 'unknown-variable'
  | 'unsupported'
  | 'unterminated-text'
  | 'value-too-large'
  | 'wrong-arguments';

/** The only error this engine throws: what is wrong, and where in the source (UTF-16, 0-based, end exclusive). */
export class ExpressionError extends Error {
  readonly start: number;
  readonly end: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { start, end }: Range,
  ) {
    super(message);
    this.name = 'ExpressionError';
    this.start = start;
    this.end = end;
  }
}
