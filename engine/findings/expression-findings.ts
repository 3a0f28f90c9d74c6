/** Ids of engine/expressions' findings and parse errors, grouped by the rule that reports them. */
export const UNKNOWN_NAMES: readonly string[] = ['foreign-variable', 'unknown-variable', 'unknown-attribute'];

export const UNSUPPORTED: readonly string[] = ['unsupported', 'not-in-group-rule', 'claims-only'];

export const MALFORMED: readonly string[] = [
  'unexpected-character',
  'unexpected-token',
  'unterminated-text',
  'invalid-input',
  'too-long',
  'too-deep',
  'unknown-function',
  'wrong-arguments',
  'argument-type',
  'operand-type',
  'not-a-boolean',
  'rule-not-boolean',
  'bad-pattern',
];

/** Where Okta's own result is not known. */
export const NULL_FINDINGS: readonly string[] = [
  'null-concatenation',
  'null-argument',
  'null-operand',
  'no-match',
  'out-of-range',
];
