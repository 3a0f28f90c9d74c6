import type { Node, Range } from './ast';
import { children } from './ast';
import type { CompileOptions } from './compile';
import { compile } from './compile';
import { ExpressionError } from './error';
import type { EvaluationOptions, Variables } from './evaluation';
import { print } from './printer';
import type { ValueType } from './values';

/** A sub-expression and what it is for this person, as Microsoft Graph's parseExpression answers. */
export interface Explanation extends Range {
  /** Its canonical print. */
  readonly expression: string;
  /** False where the value plays no part: the other branch of a condition, the rest of a decided AND or OR. */
  readonly used: boolean;
  readonly value?: unknown;
  readonly type?: ValueType;
  readonly error?: { readonly code: string; readonly message: string };
  readonly parts: readonly Explanation[];
}

/** Sub-expressions explained at most; each is evaluated by itself. */
const MOST_PARTS = 500;
const CONSTANTS = new Set(['text', 'int', 'long', 'double', 'boolean', 'null', 'name']);

/** Which children decide the value, given what the first one is. */
function usedChildren(node: Node, first: unknown): readonly boolean[] {
  switch (node.kind) {
    case 'ternary':
      return [true, first === true, first === false];
    case 'elvis':
      return [true, first === null || first === ''];
    case 'binary':
      return [true, node.operator === 'AND' ? first === true : node.operator === 'OR' ? first === false : true];
    default:
      return children(node).map(() => true);
  }
}

/**
 * Evaluates an expression and each of its parts for one person.
 * @throws ExpressionError where the expression cannot be parsed or names no function
 */
export function explain(
  source: string,
  variables: Variables,
  options: EvaluationOptions = {},
  compiling: CompileOptions = {},
): Explanation {
  let left = MOST_PARTS;
  const visit = (node: Node, used: boolean): Explanation => {
    left--;
    const { start, end } = node;
    const head = { expression: print(node), start, end, used, ...valueOf(node) };
    // The body of a projection has no value of its own.
    const inner = node.kind === 'projection' ? [node.target] : children(node);
    const shown = inner.filter((child) => !CONSTANTS.has(child.kind));
    const decisive = usedChildren(node, inner[0] && valueOf(inner[0]).value);
    const parts = left > 0 ? shown.map((child) => visit(child, used && decisive[inner.indexOf(child)] !== false)) : [];
    return { ...head, parts };
  };
  const valueOf = (node: Node): Pick<Explanation, 'value' | 'type' | 'error'> => {
    try {
      return compile(node, compiling).answer(variables, options);
    } catch (error) {
      if (error instanceof ExpressionError) return { error: { code: error.code, message: error.message } };
      throw error;
    }
  };
  return visit(compile(source, compiling).node, true);
}
