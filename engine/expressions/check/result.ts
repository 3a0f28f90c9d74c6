import type { Range } from '../ast';
import type { Context } from '../contexts';
import type { Variables } from '../evaluation';
import type { Behaviour } from '../modes';
import type { ValueType } from '../values';

/** What an org was seen to do where Okta's documentation is silent, and where that is written. */
export interface Observed {
  readonly behaviour: Partial<Behaviour>;
  /** Findings that rest on it cite it. */
  readonly source: string;
}

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
  /** @default nothing: every open question is told */
  readonly observed?: Observed | undefined;
}

/** One thing to know about an expression. `suggestion` is what to write in place of `start` … `end`. */
export interface ExpressionFinding extends Range {
  readonly id: FindingId;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The page or the observation that this rests on. */
  readonly source: string;
  /** What may be missing, as it is written where it enters; other uses of the same are not found again. */
  readonly cause?: string;
  readonly suggestion?: string;
}

/** What an expression gives for one person; an expression that fails leaves the target as it was. */
export interface Outcome {
  /** Who: "with everything". */
  readonly person: string;
  readonly vars: Variables;
  readonly value?: unknown;
  readonly error?: string;
}

/** A replacement for the whole expression, and what either gives for three people. */
export interface WholeSuggestion {
  readonly expression: string;
  readonly before: readonly Outcome[];
  readonly after: readonly Outcome[];
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
  /** The first thing that may be missing. */
  readonly cause?: string;
  readonly suggestion?: WholeSuggestion;
}

interface FindingKind {
  readonly severity: ExpressionFinding['severity'];
  readonly about: string;
  readonly source: string;
}

const REFERENCE = "Okta's Expression Language reference";
const PREFIXES = 'Okta\'s help, "Profile variables"';
const SPRING = 'Spring 6 (OpPlus), run beside this engine';
const COMMONS = 'Apache Commons Lang 3.14 (StringUtils), run beside this engine';
/** What the parser's errors rest on. */
export const SYNTAX = "Spring's expression grammar (InternalSpelExpressionParser)";

const error = (about: string, source = REFERENCE): FindingKind => ({ severity: 'error', about, source });
const warning = (about: string, source: string): FindingKind => ({ severity: 'warning', about, source });
const info = (about: string): FindingKind => ({ severity: 'info', about, source: REFERENCE });

/** What the checker can find beside what the parser refuses. */
export const FINDINGS = {
  'foreign-variable': error('A variable of another place in Okta.', PREFIXES),
  'unknown-variable': error('A variable that there is not at this place.', PREFIXES),
  'unknown-attribute': error(
    'An attribute that the schema does not have; names are case-sensitive.',
    'okta/terraform-provider-okta issue 1117',
  ),
  'unknown-function': error('A function that Okta does not have.'),
  'wrong-arguments': error('Too few or too many arguments.'),
  'argument-type': error('An argument of a type that the function does not take.'),
  'operand-type': error('An operator on types that it does not work on.', 'Spring 6, run beside this engine'),
  'not-a-boolean': error('A condition that is not Boolean.'),
  'bad-pattern': error(
    'A regular expression that cannot be used.',
    'java.util.regex of JDK 17, run beside this engine',
  ),
  'not-in-group-rule': error('A function that group rules do not have.'),
  'rule-not-boolean': error('A group rule that is not Boolean.'),
  'claims-only': error('A function that works in claims only.'),
  'too-long-here': error('More characters than Okta stores at this place.', "Okta's API release notes 2019"),
  'always-fails': error('A constant part that has no value for anybody.', 'evaluated by this engine'),
  'never-equal': warning(
    'A comparison of values of different kinds, which are never equal.',
    'Spring 6 (OpEQ), run beside this engine',
  ),
  'app-reference': warning(
    'A profile of an app by name: empty until the person has an account there.',
    `${REFERENCE}, "Application user profile"; support.okta.com`,
  ),
  'null-concatenation': warning('A text joined with something that may be null: modes differ.', SPRING),
  'null-argument': warning('Something that may be null as an argument: modes differ.', COMMONS),
  'null-operand': warning('Something that may be null where null is an error.', 'Spring 6, run beside this engine'),
  'constant-left-over': warning(
    'A constant that is all there is for somebody who has none of the attributes.',
    'Okta\'s Active Directory integration guide gives "#" this way',
  ),
  'may-fail': warning('Something that fails for some values, although their type fits.', 'evaluated by this engine'),
  'no-match': warning('A text that may not hold what is searched for: modes differ.', COMMONS),
  'out-of-range': warning('A text that may be shorter than the part taken from it: modes differ.', COMMONS),
  'unconfirmed-operator': warning("An operator of Spring's that Okta's reference does not show.", REFERENCE),
  'conversion-in-condition': warning(
    'A conversion, array or time function in a condition, against the reference.',
    `${REFERENCE}, "Conditional expressions"`,
  ),
  'deprecated-function': info('The old name of a function.'),
  'deprecated-operator': info('An operator that Okta calls deprecated.'),
} as const satisfies Record<string, FindingKind>;

/** A row of `FINDINGS`, or the code of the error that the parser threw. */
type FindingId = string;
