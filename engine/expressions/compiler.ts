import type { Binary, Call, Member, Method, Node, Range } from './ast';
import { add, calculate, negate } from './arithmetic';
import { compare } from './comparison';
import { textOf, toBoolean, toIndex, toText } from './conversion';
import { ExpressionError } from './error';
import type { Evaluation } from './evaluation';
import { invoke, leastArguments, parameterAt, signatureOf } from './functions/arguments';
import { CATALOGUE } from './functions/catalogue';
import type { FunctionRow } from './functions/signature';
import { LIMITS } from './limits';
import { matchesPattern } from './regex/match';
import type { Profile, Value } from './values';
import { double, fromJson, isList, isNumeric, isObject, typeOf } from './values';

/** One node, ready to run. */
type Step = (evaluation: Evaluation) => Value;

// Read once: an import is looked up at every use.
const LONGEST_TEXT = LIMITS.textLength;

/** Names that every object inherits; only these need the slower look at own properties. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

function readVariable({ variables }: Evaluation, name: string, range: Range): Value {
  if (Object.hasOwn(variables, name)) return fromJson(variables[name]);
  throw new ExpressionError('unknown-variable', `There is no variable "${name}" here.`, range);
}

/** An own data property; absent is null. Functions and inherited properties count as absent, accessors are never run. */
function readAttribute(target: Value, name: string, node: Member): Value {
  if (typeof target !== 'object' || target === null || !isObject(target)) {
    const found = target === null ? 'null has' : `a value of type ${typeOf(target)} has`;
    throw new ExpressionError(
      target === null ? 'null-operand' : 'unknown-attribute',
      `"${name}" cannot be read: ${found} no attributes.`,
      { start: node.nameStart, end: node.end },
    );
  }
  return ownProperty(target, name);
}

function ownProperty(target: Profile, name: string): Value {
  if (INHERITED.has(name) && !Object.hasOwn(target, name)) return null;
  return fromJson(target[name]);
}

function member(node: Member): Step {
  const { name, safe } = node;
  if (node.target.kind === 'name' && !safe && !INHERITED.has(name) && !INHERITED.has(node.target.name)) {
    return rootAttribute(node, node.target.name, node.target);
  }
  const target = compileNode(node.target);
  return (evaluation) => {
    const value = target(evaluation);
    return safe && value === null ? null : readAttribute(value, name, node);
  };
}

/** `user.firstName`, by far the most frequent node. */
function rootAttribute(node: Member, root: string, range: Range): Step {
  const { name } = node;
  return (evaluation) => {
    const target = evaluation.variables[root];
    if (typeof target !== 'object' || target === null || Array.isArray(target)) {
      return readAttribute(readVariable(evaluation, root, range), name, node);
    }
    const value = (target as Profile)[name];
    if (typeof value === 'string') return value;
    return value === null || value === undefined ? null : fromJson(value);
  };
}

function indexed(target: Value, index: Value, node: Node & { kind: 'index' }): Value {
  if (target === null) {
    throw new ExpressionError('null-operand', 'null has no elements.', node.target);
  }
  if (isObject(target)) return ownProperty(target, textOf(index));
  if (!isList(target) && typeof target !== 'string') {
    throw new ExpressionError('operand-type', `A value of type ${typeOf(target)} has no elements.`, node.target);
  }
  const position = toIndex(index, node.index);
  if (position >= 0 && position < target.length) return fromJson(target[position]);
  throw new ExpressionError('index-out-of-range', `There is no element ${position} of ${target.length}.`, node.index);
}

function comparison(node: Binary & { operator: '==' | '!=' | '<' | '<=' | '>' | '>=' }): Step {
  const { operator } = node;
  const left = compileNode(node.left);
  const right = compileNode(node.right);
  if (node.right.kind === 'null' && operator === '!=') return (evaluation) => left(evaluation) !== null;
  if (node.right.kind === 'null' && operator === '==') return (evaluation) => left(evaluation) === null;
  if (operator === '==' || operator === '!=') return equality(operator === '==', left, right, node);
  return (evaluation) => compare(operator, left(evaluation), right(evaluation), node);
}

/** Texts and null, by far the most frequent, are compared on the spot: what is imported is looked up at every use. */
function equality(wanted: boolean, left: Step, right: Step, range: Range): Step {
  return (evaluation) => {
    const a = left(evaluation);
    const b = right(evaluation);
    const plain = a === null || b === null || (typeof a === 'string' && typeof b === 'string');
    return (plain ? a === b : compare('==', a, b, range)) === wanted;
  };
}

function addition(node: Binary): Step {
  const left = compileNode(node.left);
  const right = compileNode(node.right);
  const place = { start: node.start, end: node.end, left: node.left, right: node.right };
  return (evaluation) => {
    const a = left(evaluation);
    const b = right(evaluation);
    if (typeof a === 'string' && typeof b === 'string' && a.length + b.length <= LONGEST_TEXT) return a + b;
    return add(a, b, place, evaluation.behaviour);
  };
}

function matching(node: Binary): Step {
  const left = compileNode(node.left);
  const right = compileNode(node.right);
  return (evaluation) => {
    const text = left(evaluation);
    if (text === null) {
      throw new ExpressionError('null-operand', '"matches" needs a text, and this is null.', node.left);
    }
    if (isObject(text)) {
      throw new ExpressionError('operand-type', '"matches" needs a text, and this is Object.', node.left);
    }
    const pattern = right(evaluation);
    if (typeof pattern !== 'string') {
      throw new ExpressionError('operand-type', `A pattern is a text, and this is ${typeOf(pattern)}.`, node.right);
    }
    return matchesPattern(pattern, toText(text, node.left), evaluation, node.right);
  };
}

function binary(node: Binary): Step {
  const { operator } = node;
  switch (operator) {
    case '+':
      return addition(node);
    case '-':
    case '*':
    case '/':
    case '%':
    case '^': {
      const left = compileNode(node.left);
      const right = compileNode(node.right);
      const place = { start: node.start, end: node.end, left: node.left, right: node.right };
      return (evaluation) => calculate(operator, left(evaluation), right(evaluation), place);
    }
    case 'AND':
    case 'OR':
      return logical(node, operator === 'OR');
    case 'matches':
      return matching(node);
    default:
      return comparison({ ...node, operator });
  }
}

/** `AND` and `OR` look at the right side only where the left leaves the answer open. */
function logical(node: Binary, decided: boolean): Step {
  const left = compileNode(node.left);
  const right = compileNode(node.right);
  return (evaluation) => {
    const first = left(evaluation);
    if ((typeof first === 'boolean' ? first : toBoolean(first, node.left)) === decided) return decided;
    const second = right(evaluation);
    return typeof second === 'boolean' ? second : toBoolean(second, node.right);
  };
}

function rowOf(name: string, range: Range, count: number): FunctionRow {
  const row = CATALOGUE.get(name);
  if (!row) {
    throw new ExpressionError('unknown-function', `There is no function "${name.replace(/^\./, '')}".`, range);
  }
  if (count < leastArguments(row) || (count > 0 && !parameterAt(row, count - 1))) {
    throw new ExpressionError('wrong-arguments', `${signatureOf(row)} does not take ${count} arguments.`, range);
  }
  return row;
}

function call(node: Call): Step {
  const row = rowOf(node.name, { start: node.start, end: node.nameEnd }, node.args.length);
  const args = node.args.map(compileNode);
  return (evaluation) => {
    const values: Value[] = [];
    for (const arg of args) values.push(arg(evaluation));
    return invoke(row, values, node.args, node, evaluation);
  };
}

/** `user.getGroups(…)`: the target is looked at only to see that it is there. */
function method(node: Method): Step {
  const range = { start: node.nameStart, end: node.nameStart + node.name.length };
  const row = rowOf(`.${node.name}`, range, node.args.length);
  const target = compileNode(node.target);
  const args = node.args.map(compileNode);
  return (evaluation) => {
    if (!isObject(target(evaluation))) {
      throw new ExpressionError('operand-type', `"${node.name}" is a function of a user.`, node.target);
    }
    const values: Value[] = [];
    for (const arg of args) values.push(arg(evaluation));
    return invoke(row, values, node.args, node, evaluation);
  };
}

/** In `list.![name]` a bare name is an attribute of the element. */
function projection(node: Node & { kind: 'projection' }): Step {
  const target = compileNode(node.target);
  const { body } = node;
  const project: (element: Value, evaluation: Evaluation) => Value =
    body.kind === 'name'
      ? (element) => (isObject(element) ? ownProperty(element, body.name) : null)
      : (
          (step: Step) => (_: Value, evaluation: Evaluation) =>
            step(evaluation)
        )(compileNode(body));
  return (evaluation) => {
    const list = target(evaluation);
    if (list === null) return null;
    if (!isList(list)) throw new ExpressionError('operand-type', '".![…]" needs an array.', node.target);
    return list.map((element) => {
      evaluation.spend(body.height, node);
      return project(element, evaluation);
    });
  };
}

function branch(node: Node & { kind: 'ternary' }): Step {
  const condition = compileNode(node.condition);
  const then = compileNode(node.then);
  const otherwise = compileNode(node.otherwise);
  return (evaluation) => {
    const value = condition(evaluation);
    const holds = typeof value === 'boolean' ? value : toBoolean(value, node.condition);
    return holds ? then(evaluation) : otherwise(evaluation);
  };
}

function unary(node: Node & { kind: 'unary' }): Step {
  const operand = compileNode(node.operand);
  switch (node.operator) {
    case '!':
      return (evaluation) => !toBoolean(operand(evaluation), node.operand);
    case '-':
      return (evaluation) => negate(operand(evaluation), node.operand);
    case '+':
      return (evaluation) => {
        const value = operand(evaluation);
        if (isNumeric(value)) return value;
        throw new ExpressionError('operand-type', `"+" needs a number, and this is ${typeOf(value)}.`, node.operand);
      };
  }
}

const constant =
  (value: Value): Step =>
  () =>
    value;

/** One closure per node; nothing is looked up again while running but variables and attributes. */
export function compileNode(node: Node): Step {
  switch (node.kind) {
    case 'text':
    case 'int':
    case 'long':
    case 'boolean':
      return constant(node.value);
    case 'double':
      return constant(double(node.value));
    case 'null':
      return constant(null);
    case 'list': {
      const items = node.items.map(compileNode);
      return (evaluation) => items.map((item) => item(evaluation));
    }
    case 'map': {
      const entries = node.entries.map(({ key, value }) => [key, compileNode(value)] as const);
      return (evaluation) => Object.fromEntries(entries.map(([key, value]) => [key, value(evaluation)]));
    }
    case 'name':
      return (evaluation) => readVariable(evaluation, node.name, node);
    case 'member':
      return member(node);
    case 'index': {
      const target = compileNode(node.target);
      const index = compileNode(node.index);
      return (evaluation) => indexed(target(evaluation), index(evaluation), node);
    }
    case 'call':
      return call(node);
    case 'method':
      return method(node);
    case 'projection':
      return projection(node);
    case 'unary':
      return unary(node);
    case 'binary':
      return binary(node);
    case 'ternary':
      return branch(node);
    case 'elvis': {
      const value = compileNode(node.value);
      const fallback = compileNode(node.fallback);
      return (evaluation) => {
        const answer = value(evaluation);
        return answer === null || answer === '' ? fallback(evaluation) : answer;
      };
    }
  }
}
