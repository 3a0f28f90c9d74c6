import type { Range } from '../ast';
import type { Context } from '../contexts';
import type { ValueType } from '../values';

/** What is known of an attribute: its type in Okta's schema, and whether everybody has it. */
export interface AttributeType {
  readonly type: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object';
  /** Never null. */
  readonly required?: boolean;
  /** What an array holds. */
  readonly items?: 'string' | 'integer' | 'number';
}

/** Attributes per variable: `{ appuser: { directNumber: { type: 'string' } } }`. What is not listed is not checked. */
export type Schemas = Readonly<Record<string, Readonly<Record<string, AttributeType>>>>;

export interface CheckOptions {
  /** Where the expression stands: it decides which variables and functions there are. */
  readonly context: Context;
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

interface FindingKind {
  readonly severity: ExpressionFinding['severity'];
  readonly about: string;
}
const error = (about: string): FindingKind => ({ severity: 'error', about });
const warning = (about: string): FindingKind => ({ severity: 'warning', about });
const info = (about: string): FindingKind => ({ severity: 'info', about });

/** What the checker can find beside what the parser refuses. */
export const FINDINGS = {
  'foreign-variable': error('A variable of another place in Okta.'),
  'unknown-variable': error('A variable that there is not at this place.'),
  'unknown-attribute': error('An attribute that the schema does not have; names are case-sensitive.'),
  'unknown-function': error('A function that Okta does not have.'),
  'wrong-arguments': error('Too few or too many arguments.'),
  'argument-type': error('An argument of a type that the function does not take.'),
  'operand-type': error('An operator on types that it does not work on.'),
  'not-a-boolean': error('A condition that is not Boolean.'),
  'bad-pattern': error('A regular expression that cannot be used.'),
  'not-in-group-rule': error('A function that group rules do not have.'),
  'rule-not-boolean': error('A group rule that is not Boolean.'),
  'claims-only': error('A function that works in claims only.'),
  'too-long-here': error('More characters than Okta stores at this place.'),
  'app-reference': warning('A profile of an app by name: empty until the person has an account there.'),
  'null-concatenation': warning('A text joined with something that may be null: modes differ.'),
  'null-argument': warning('Something that may be null as an argument: modes differ.'),
  'null-operand': warning('Something that may be null where null is an error.'),
  'no-match': warning('A text that may not hold what is searched for: modes differ.'),
  'out-of-range': warning('A text that may be shorter than the part taken from it: modes differ.'),
  'unconfirmed-operator': warning("An operator of Spring's that Okta's reference does not show."),
  'conversion-in-condition': warning('A conversion, array or time function in a condition, against the reference.'),
  'deprecated-function': info('The old name of a function.'),
  'deprecated-operator': info('An operator that Okta calls deprecated.'),
} as const satisfies Record<string, FindingKind>;

/** A row of `FINDINGS`, or the code of the error that the parser threw. */
type FindingId = string;
