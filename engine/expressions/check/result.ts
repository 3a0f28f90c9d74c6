import type { Range } from '../ast';
import type { ValueType } from '../values';

/** Which way an expression carries values; it decides which variables there are. */
export type Direction = 'okta-to-app' | 'app-to-okta' | 'group-rule';

/** What is known of an attribute: its type in Okta's schema, and whether everybody has it. */
export interface AttributeType {
  readonly type: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object';
  /** Never null. */
  readonly required?: boolean;
}

/** Attributes per variable: `{ appuser: { directNumber: { type: 'string' } } }`. What is not listed is not checked. */
export type Schemas = Readonly<Record<string, Readonly<Record<string, AttributeType>>>>;

export interface CheckOptions {
  readonly direction: Direction;
  readonly schemas?: Schemas;
}

/** One thing to know about an expression. `suggestion` is what to write in place of `start` … `end`. */
export interface ExpressionFinding extends Range {
  readonly id: FindingId;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly suggestion?: string;
}

export interface CheckResult {
  /** No finding is an error. */
  readonly ok: boolean;
  readonly type: ValueType;
  readonly nullable: boolean;
  /** Attributes read, as dotted paths. */
  readonly reads: readonly string[];
  /** In source order. */
  readonly findings: readonly ExpressionFinding[];
}

/** What the checker can find beside what the parser refuses, with the severity of each. */
export const FINDINGS = {
  'foreign-variable': 'error',
  'unknown-variable': 'error',
  'unknown-attribute': 'error',
  'unknown-function': 'error',
  'wrong-arguments': 'error',
  'argument-type': 'error',
  'operand-type': 'error',
  'not-a-boolean': 'error',
  'bad-pattern': 'error',
  'not-in-group-rule': 'error',
  'rule-not-boolean': 'error',
  'claims-only': 'error',
  'null-concatenation': 'warning',
  'null-argument': 'warning',
  'null-operand': 'warning',
  'no-match': 'warning',
  'out-of-range': 'warning',
  'unconfirmed-operator': 'warning',
  'conversion-in-condition': 'warning',
  'deprecated-function': 'info',
  'deprecated-operator': 'info',
} as const satisfies Record<string, ExpressionFinding['severity']>;

/** A row of `FINDINGS`, or the code of the error that the parser threw. */
export type FindingId = string;
