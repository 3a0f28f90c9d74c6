/** Ids of engine/expressions' findings, grouped by the rule that reports them. */
export const UNKNOWN_NAMES: readonly string[] = ['unknown-attribute', 'unknown-variable'];
export const MALFORMED: readonly string[] = ['syntax', 'unknown-function', 'arity'];
export const NULL_FINDINGS: readonly string[] = ['nullable-operand'];
