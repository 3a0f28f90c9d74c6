import type { Node } from './ast';
import { DISPLAY_NAME } from './compiler/attributes';
import { compileNode, countsWork } from './compiler/node';
import type { NumberKind } from './compiler/step';
import type { Context } from './contexts';
import { CONTEXTS } from './contexts';
import type { Schemas } from './check/result';
import type { EvaluationOptions, Variables } from './evaluation';
import { Evaluation } from './evaluation';
import type { Behaviour, Mode } from './modes';
import { MODES } from './modes';
import { parse } from './parser';
import { readsOf } from './reads';
import { parseTemplate } from './template';
import type { ValueType } from './values';
import { toPlain, typeOf } from './values';

export interface Answer {
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

export interface CompileOptions {
  /** What Okta leaves open (see `Mode`); `spring` unless given. */
  readonly mode?: Mode | undefined;
  /** What an org was seen to do, instead of the mode's guess. */
  readonly behaviour?: Partial<Behaviour> | undefined;
  /** Where the expression stands: templates are read where there may be some, and group rules see a composed display name. */
  readonly context?: Context | undefined;
  /** Attributes per variable. An attribute of type number holds Doubles, one of type integer whole numbers. */
  readonly schemas?: Schemas | undefined;
}

/** What a composed display name is made of. */
const NAMES = ['user.firstName', 'user.lastName'];

const NUMBERS: Readonly<Record<string, NumberKind>> = { integer: 'integer', number: 'number' };

/** `source` is the profile on the left, which is the one profile described where nothing else is said. */
function numbersOf({ schemas = {}, context }: CompileOptions): (path: string) => NumberKind | undefined {
  const profile = context ? CONTEXTS[context].profile : Object.hasOwn(schemas, 'appuser') ? 'appuser' : 'user';
  return (path) => {
    const dot = path.indexOf('.');
    const name = path.slice(0, dot);
    const variable = name === 'source' && !Object.hasOwn(schemas, name) ? profile : name;
    const attributes = Object.hasOwn(schemas, variable) ? schemas[variable]! : {};
    const attribute = path.slice(dot + 1);
    if (!Object.hasOwn(attributes, attribute)) return undefined;
    const { type, items } = attributes[attribute]!;
    return NUMBERS[type === 'array' ? (items ?? '') : type];
  };
}

const read = (expression: string, context: Context | undefined): Node =>
  context && CONTEXTS[context].template ? parseTemplate(expression) : parse(expression);

/**
 * Compiles an expression to closures.
 * @throws ExpressionError where it cannot be parsed, or names no function
 */
export function compile(expression: string | Node, options: CompileOptions = {}): Compiled {
  const node = typeof expression === 'string' ? read(expression, options.context) : expression;
  const behaviour: Behaviour = { ...MODES[options.mode ?? 'spring'], ...options.behaviour };
  const composesDisplayName = options.context === 'group-rule' && behaviour.displayName === 'composed';
  const step = compileNode(node, {
    behaviour,
    numbersOf: numbersOf(options),
    composesDisplayName,
  });
  const reads = readsOf(node);
  const shared = countsWork(node) ? undefined : new Evaluation(behaviour, undefined);
  const ofTheirOwn = (variables: Variables, evaluation: EvaluationOptions | undefined) =>
    new Evaluation(behaviour, evaluation, variables);
  return {
    node,
    reads: composesDisplayName && reads.includes(DISPLAY_NAME) ? [...new Set([...reads, ...NAMES])] : reads,
    evaluate(variables, evaluation) {
      const alone = shared !== undefined && evaluation?.context === undefined;
      const value = step(variables, alone ? shared : ofTheirOwn(variables, evaluation));
      return typeof value === 'string' || typeof value === 'boolean' ? value : toPlain(value);
    },
    answer(variables, evaluation) {
      const alone = shared !== undefined && evaluation?.context === undefined;
      const value = step(variables, alone ? shared : ofTheirOwn(variables, evaluation));
      return { value: toPlain(value), type: typeOf(value) };
    },
  };
}
