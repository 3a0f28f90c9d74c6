/** Ids of engine/expressions' findings and parse errors, grouped by the rule that reports them. */
export const UNKNOWN_NAMES: readonly string[] = ['foreign-variable', 'unknown-variable', 'unknown-attribute'];

export const UNSUPPORTED: readonly string[] = ['unsupported', 'not-in-group-rule', 'claims-only'];

const CLAIMED: readonly string[] = [...UNKNOWN_NAMES, ...UNSUPPORTED];

/** Whatever else the checker refuses: a parse error, a wrong argument, a pattern that is none. */
export const isMalformed = ({ id, severity }: { readonly id: string; readonly severity: string }): boolean =>
  severity === 'error' && !CLAIMED.includes(id);

/** Where Okta's own result is not known. */
export const NULL_FINDINGS: readonly string[] = [
  'null-concatenation',
  'null-argument',
  'null-operand',
  'no-match',
  'out-of-range',
  'constant-left-over',
  'may-fail',
];
