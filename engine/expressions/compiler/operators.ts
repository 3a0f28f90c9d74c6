import type { Binary, Node, Range, Unary } from '../ast';
import { calculate, negate } from '../arithmetic';
import { compare } from '../comparison';
import { toBoolean, toText } from '../conversion';
import { ExpressionError } from '../error';
import { matchesPattern } from '../regex/match';
import { isNumeric, isObject, typeOf } from '../values';
import { addition, guardedAttribute } from './concatenation';
import type { Scope, Step } from './step';

function comparison(node: Binary & { operator: '==' | '!=' | '<' | '<=' | '>' | '>=' }, scope: Scope): Step {
  const { operator } = node;
  const left = scope.compile(node.left);
  const right = scope.compile(node.right);
  if (node.right.kind === 'null' && operator === '!=')
    return (variables, evaluation) => left(variables, evaluation) !== null;
  if (node.right.kind === 'null' && operator === '==')
    return (variables, evaluation) => left(variables, evaluation) === null;
  if (operator === '==' || operator === '!=') return equality(operator === '==', left, right, node);
  return (variables, evaluation) => compare(operator, left(variables, evaluation), right(variables, evaluation), node);
}

/** Texts and null, by far the most frequent, are compared on the spot: what is imported is looked up at every use. */
function equality(wanted: boolean, left: Step, right: Step, range: Range): Step {
  return (variables, evaluation) => {
    const a = left(variables, evaluation);
    const b = right(variables, evaluation);
    const plain = a === null || b === null || (typeof a === 'string' && typeof b === 'string');
    return (plain ? a === b : compare('==', a, b, range)) === wanted;
  };
}

function matching(node: Binary, scope: Scope): Step {
  const left = scope.compile(node.left);
  const right = scope.compile(node.right);
  return (variables, evaluation) => {
    const text = left(variables, evaluation);
    if (text === null) {
      throw new ExpressionError('null-operand', '"matches" needs a text, and this is null.', node.left);
    }
    if (isObject(text)) {
      throw new ExpressionError('operand-type', '"matches" needs a text, and this is Object.', node.left);
    }
    const pattern = right(variables, evaluation);
    if (typeof pattern !== 'string') {
      throw new ExpressionError('operand-type', `A pattern is a text, and this is ${typeOf(pattern)}.`, node.right);
    }
    return matchesPattern(pattern, toText(text, node.left), evaluation, node.right);
  };
}

/** `AND` and `OR` look at the right side only where the left leaves the answer open. */
function logical(node: Binary, decided: boolean, scope: Scope): Step {
  const left = scope.compile(node.left);
  const right = scope.compile(node.right);
  return (variables, evaluation) => {
    const first = left(variables, evaluation);
    if ((typeof first === 'boolean' ? first : toBoolean(first, node.left)) === decided) return decided;
    const second = right(variables, evaluation);
    return typeof second === 'boolean' ? second : toBoolean(second, node.right);
  };
}

export function binary(node: Binary, scope: Scope): Step {
  const { operator } = node;
  switch (operator) {
    case '+':
      return addition(node, scope);
    case '-':
    case '*':
    case '/':
    case '%':
    case '^': {
      const left = scope.compile(node.left);
      const right = scope.compile(node.right);
      const place = { start: node.start, end: node.end, left: node.left, right: node.right };
      return (variables, evaluation) =>
        calculate(operator, left(variables, evaluation), right(variables, evaluation), place);
    }
    case 'AND':
    case 'OR':
      return logical(node, operator === 'OR', scope);
    case 'matches':
      return matching(node, scope);
    default:
      return comparison({ ...node, operator }, scope);
  }
}

export function unary(node: Unary, scope: Scope): Step {
  const operand = scope.compile(node.operand);
  switch (node.operator) {
    case '!':
      return (variables, evaluation) => !toBoolean(operand(variables, evaluation), node.operand);
    case '-':
      return (variables, evaluation) => negate(operand(variables, evaluation), node.operand);
    case '+':
      return (variables, evaluation) => {
        const value = operand(variables, evaluation);
        if (isNumeric(value)) return value;
        throw new ExpressionError('operand-type', `"+" needs a number, and this is ${typeOf(value)}.`, node.operand);
      };
  }
}

export function ternary(node: Node & { kind: 'ternary' }, scope: Scope): Step {
  const otherwise = scope.compile(node.otherwise);
  const guarded = guardedAttribute(node);
  if (guarded) {
    const attribute = scope.compile(guarded);
    if (node.otherwise.kind === 'text') {
      const { value: text } = node.otherwise;
      return (variables, evaluation) => attribute(variables, evaluation) ?? text;
    }
    return (variables, evaluation) => attribute(variables, evaluation) ?? otherwise(variables, evaluation);
  }
  const condition = scope.compile(node.condition);
  const then = scope.compile(node.then);
  return (variables, evaluation) => {
    const value = condition(variables, evaluation);
    const holds = typeof value === 'boolean' ? value : toBoolean(value, node.condition);
    return holds ? then(variables, evaluation) : otherwise(variables, evaluation);
  };
}

export function elvis(node: Node & { kind: 'elvis' }, scope: Scope): Step {
  const value = scope.compile(node.value);
  const fallback = scope.compile(node.fallback);
  return (variables, evaluation) => {
    const answer = value(variables, evaluation);
    return answer === null || answer === '' ? fallback(variables, evaluation) : answer;
  };
}
