import type { Index, Member, Name, Node, Range } from '../ast';
import { textOf, toIndex } from '../conversion';
import { ExpressionError } from '../error';
import type { Evaluation, Variables } from '../evaluation';
import type { Behaviour } from '../modes';
import { pathOf } from '../reads';
import type { Profile, Value } from '../values';
import { double, fromJson, isList, isNumeric, isObject, numberOf, typeOf } from '../values';
import type { NumberKind, Scope, Step } from './step';

/** Names that every object inherits; only these need the slower look at own properties. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
/** Okta's help spells it both ways. */
const SPELLINGS: Readonly<Record<string, string>> = { appuser: 'appUser', appUser: 'appuser' };

function readVariable(variables: Variables, evaluation: Evaluation, name: string, range: Range): Value {
  if (Object.hasOwn(variables, name)) return fromJson(variables[name]);
  const other = Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name]! : name;
  if (Object.hasOwn(variables, other)) return fromJson(variables[other]);
  const account = evaluation.accountOf(name);
  if (account !== undefined) return account;
  throw new ExpressionError('unknown-variable', `There is no variable "${name}" here.`, range);
}

/** An own data property; absent is null. Functions and inherited properties count as absent, accessors are never run. */
function ownProperty(target: Profile, name: string): Value {
  if (INHERITED.has(name) && !Object.hasOwn(target, name)) return null;
  return fromJson(target[name]);
}

function readAttribute(target: Value, name: string, node: Member | Index): Value {
  if (isObject(target)) return ownProperty(target, name);
  if (target === null) {
    throw new ExpressionError('null-operand', `"${name}" cannot be read: null has no attributes.`, nameRange(node));
  }
  const found = `a value of type ${typeOf(target)} has`;
  throw new ExpressionError('unknown-attribute', `"${name}" cannot be read: ${found} no attributes.`, nameRange(node));
}

const nameRange = (node: Member | Index): Range =>
  node.kind === 'member' ? { start: node.nameStart, end: node.end } : node.index;

/** A number as its schema has it: of type number a Double however it is written, of type integer whole. */
function ofKind(value: Value, kind: NumberKind, behaviour: Behaviour): Value {
  if (isList(value)) return value.map((element) => ofKind(element, kind, behaviour));
  if (!isNumeric(value)) return value;
  if (kind === 'number') return behaviour.numberKind === 'schema' ? double(numberOf(value)) : value;
  const whole = typeof value === 'bigint' ? value : fromJson(numberOf(value));
  return typeof whole === 'bigint' && behaviour.wideInteger === 'double' ? double(Number(whole)) : whole;
}

const kindStep = (step: Step, kind: NumberKind | undefined, behaviour: Behaviour): Step =>
  kind === undefined ? step : (variables, evaluation) => ofKind(step(variables, evaluation), kind, behaviour);

/** `user.firstName`, by far the most frequent node. */
function rootAttribute(node: Member | Index, root: string, name: string): Step {
  const range = node.target;
  return (variables, evaluation) => {
    const target = variables[root];
    if (typeof target === 'object' && target !== null && !Array.isArray(target)) {
      const value = (target as Profile)[name];
      if (typeof value === 'string') return value;
      return value === null || value === undefined ? null : fromJson(value);
    }
    return readAttribute(readVariable(variables, evaluation, root, range), name, node);
  };
}

const isPlainRoot = (target: Node, name: string): target is Name =>
  target.kind === 'name' && !target.element && !INHERITED.has(name) && !INHERITED.has(target.name);

function attribute(node: Member | Index, name: string, safe: boolean, scope: Scope): Step {
  if (!safe && isPlainRoot(node.target, name)) return rootAttribute(node, node.target.name, name);
  const target = scope.compile(node.target);
  return (variables, evaluation) => {
    const value = target(variables, evaluation);
    return safe && value === null ? null : readAttribute(value, name, node);
  };
}

/** Okta's knowledge base: a rule sees first and last name where the display name was never edited. */
function composed(step: Step, user: Step): Step {
  return (variables, evaluation) => {
    const value = step(variables, evaluation);
    if (value !== null) return value;
    const profile = user(variables, evaluation) as Profile;
    const names = [ownProperty(profile, 'firstName'), ownProperty(profile, 'lastName')];
    const present = names.filter((name): name is string => typeof name === 'string' && name !== '');
    return present.length === 0 ? null : present.join(' ');
  };
}

export const DISPLAY_NAME = 'user.displayName';

function known(step: Step, node: Member | Index, scope: Scope): Step {
  const path = pathOf(node);
  if (path === undefined) return step;
  const attribute = kindStep(step, scope.numbersOf(path), scope.behaviour);
  return scope.composesDisplayName && path === DISPLAY_NAME
    ? composed(attribute, scope.compile(node.target))
    : attribute;
}

export const member = (node: Member, scope: Scope): Step =>
  known(attribute(node, node.name, node.safe, scope), node, scope);

function elementOf(target: Value, index: Value, node: Index): Value {
  if (target === null) throw new ExpressionError('null-operand', 'null has no elements.', node.target);
  if (index === null) throw new ExpressionError('operand-type', 'An index cannot be null.', node.index);
  if (isObject(target)) return ownProperty(target, textOf(index));
  if (!isList(target) && typeof target !== 'string') {
    throw new ExpressionError('operand-type', `A value of type ${typeOf(target)} has no elements.`, node.target);
  }
  const position = toIndex(index, node.index);
  if (position >= 0 && position < target.length) return fromJson(target[position]);
  throw new ExpressionError('index-out-of-range', `There is no element ${position} of ${target.length}.`, node.index);
}

/** `user["firstName"]` and, as Spring reads it, `user[firstName]` are attributes; of arrays and texts an index is an element. */
export function indexed(node: Index, scope: Scope): Step {
  const target = scope.compile(node.target);
  const index = scope.compile(node.index);
  const key = node.index.kind === 'text' ? node.index.value : node.index.kind === 'name' ? node.index.name : undefined;
  if (key === undefined) {
    return (variables, evaluation) => elementOf(target(variables, evaluation), index(variables, evaluation), node);
  }
  const step: Step = (variables, evaluation) => {
    const value = target(variables, evaluation);
    return isObject(value) ? ownProperty(value, key) : elementOf(value, index(variables, evaluation), node);
  };
  return known(step, node, scope);
}

/** In the body of a projection a name is an attribute of the element. */
export function name(node: Name): Step {
  if (!node.element) return (variables, evaluation) => readVariable(variables, evaluation, node.name, node);
  return (_, { element }) => {
    if (element !== undefined && isObject(element)) return ownProperty(element, node.name);
    const found = element === undefined || element === null ? 'null has' : `a value of type ${typeOf(element)} has`;
    throw new ExpressionError('unknown-attribute', `"${node.name}" cannot be read: ${found} no attributes.`, node);
  };
}

export function projection(node: Node & { kind: 'projection' }, scope: Scope): Step {
  const target = scope.compile(node.target);
  const body = scope.compile(node.body);
  const { height } = node.body;
  return (variables, evaluation) => {
    const list = target(variables, evaluation);
    if (!isList(list)) {
      const code = list === null ? 'null-operand' : 'operand-type';
      throw new ExpressionError(code, `".![…]" needs an array, and this is ${typeOf(list)}.`, node.target);
    }
    const outer = evaluation.element;
    const answers = list.map((element) => {
      evaluation.spend(height, node);
      evaluation.element = fromJson(element);
      return body(variables, evaluation);
    });
    evaluation.element = outer;
    return answers;
  };
}
