import type { Node } from './ast';
import { compileNode } from './compiler';
import type { EvaluationOptions, Variables } from './evaluation';
import { Evaluation } from './evaluation';
import type { Behaviour, Mode } from './modes';
import { MODES } from './modes';
import { parse } from './parser';
import { readsOf } from './reads';
import type { ValueType } from './values';
import { toPlain, typeOf } from './values';

interface Answer {
  /** Plain JavaScript: text, boolean, number (a bigint beyond 2^53), array, object or null. */
  readonly value: unknown;
  readonly type: ValueType;
}

/** An expression, ready to be evaluated for any number of people. */
export interface Compiled {
  readonly node: Node;
  /** The attributes it reads, as dotted paths: `appuser.directNumber`. */
  readonly reads: readonly string[];
  /**
   * The value for one person.
   * @param variables `{ user: {…} }` or `{ appuser: {…} }`; an absent attribute is null
   * @throws ExpressionError where the expression has no value; Okta then leaves the target attribute as it was
   */
  evaluate(variables: Variables, options?: EvaluationOptions): unknown;
  /** The value with its type, which tells a Double from an Int. */
  answer(variables: Variables, options?: EvaluationOptions): Answer;
}

/**
 * Compiles an expression to closures.
 * @param options.mode what Okta leaves open (see `Mode`); `spring` unless given
 * @param options.behaviour what an org was seen to do, instead of the mode's guess
 * @throws ExpressionError where it cannot be parsed, or names no function
 */
export function compile(
  expression: string | Node,
  options: { readonly mode?: Mode | undefined; readonly behaviour?: Partial<Behaviour> | undefined } = {},
): Compiled {
  const node = typeof expression === 'string' ? parse(expression) : expression;
  const step = compileNode(node);
  const behaviour = { ...MODES[options.mode ?? 'spring'], ...options.behaviour };
  return {
    node,
    reads: readsOf(node),
    evaluate(variables, evaluation) {
      const value = step(new Evaluation(variables, behaviour, evaluation));
      return typeof value === 'string' || typeof value === 'boolean' ? value : toPlain(value);
    },
    answer(variables, evaluation) {
      const value = step(new Evaluation(variables, behaviour, evaluation));
      return { value: toPlain(value), type: typeOf(value) };
    },
  };
}
