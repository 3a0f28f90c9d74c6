import type { Range } from '../ast';
import type { Evaluation } from '../evaluation';
import type { Value, ValueType } from '../values';

type ParameterType = 'String' | 'Int' | 'Number' | 'Array' | 'Any';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional?: true;
  /** Takes all further arguments, at least one unless it is optional. */
  readonly rest?: true;
  /** The function itself says what null means, as Okta documents: `Arrays.size(NULL)` is 0. */
  readonly takesNull?: true;
  /** In mode `spring` the function gets null too: Apache Commons says per parameter what it means. */
  readonly seesNull?: true;
  /** Why this text cannot be used here, whatever the other arguments are. */
  readonly problem?: (text: string) => string | undefined;
}

/** Where a call stands and what it may ask. */
export interface CallSite {
  readonly evaluation: Evaluation;
  readonly range: Range;
}

/** One row of the function catalogue: what the checker, the evaluator and the documentation know about a function. */
export interface FunctionRow {
  /** `String.len`, `toUpperCase`; a function of a value has a leading dot: `.getGroups`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: ValueType;
  /** Answers null for some arguments that are not null. */
  readonly returnsNull?: true;
  /** The answer in mode `spring` where a text is null (Apache Commons StringUtils); null unless given. */
  readonly onNull?: Value;
  /** Has no value for this, although it is of the right type. */
  readonly mayFail?: string;
  /** What stands in the catalogue page. */
  readonly doc: string;
  readonly example?: readonly [expression: string, result: string];
  /** The function to write instead. */
  readonly deprecatedFor?: string;
  /** Group rules take String, Arrays, user and group functions only. */
  readonly groupRule?: true;
  /** Documented for claims; Okta: "can't use these with property mappings". */
  readonly claimsOnly?: true;
  /** The result depends on the mode where nothing matches. */
  readonly mayNotMatch?: true;
  /** Why this number of arguments cannot be, beyond what the parameters say. */
  readonly argumentsProblem?: (count: number) => string | undefined;
  readonly run: (args: readonly Value[], site: CallSite) => Value;
}

export const text = (name: string): Parameter => ({ name, type: 'String' });
export const int = (name: string): Parameter => ({ name, type: 'Int' });
export const array = (name: string): Parameter => ({ name, type: 'Array' });
export const any = (name: string): Parameter => ({ name, type: 'Any', takesNull: true });
export const rest = (parameter: Parameter): Parameter => ({ ...parameter, rest: true });
export const optional = (parameter: Parameter): Parameter => ({ ...parameter, optional: true });
export const seesNull = (parameter: Parameter): Parameter => ({ ...parameter, seesNull: true });
export const takesNull = (parameter: Parameter): Parameter => ({ ...parameter, takesNull: true });
