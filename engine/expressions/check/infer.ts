import type { Index, Member, Name, Node, Range } from '../ast';
import { children } from '../ast';
import { print } from '../printer';
import { keyOf, pathOf } from '../reads';
import type { ValueType } from '../values';
import { inferCall, inferMethod } from './calls';
import { checkGroupNames } from './group-criteria';
import { given } from './narrowing';
import { checkCondition, inferBinary, inferUnary } from './operators';
import type { AttributeType } from './result';
import type { Check, Known, Scope } from './scope';
import { either, known } from './scope';
import { attributeOf, attributesOf, INTERNAL, isAppReference, variableProblem } from './variables';

const TYPES: Readonly<Record<AttributeType['type'], ValueType>> = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Int',
  number: 'Double',
  array: 'Array',
  object: 'Object',
};

function inferName(node: Name, check: Check, read = false): Known {
  if (node.element) return known('Unknown', true, [node]);
  const problem = variableProblem(node.name, check.options, read);
  if (!problem) {
    if (isAppReference(node.name, check.options)) warnOfApp(node, check);
    return known('Object');
  }
  check.report(problem.id as 'unknown-variable', node, problem.message, problem.suggestion);
  return known('Unknown', true);
}

/**
 * Okta's reference shows profiles of apps by name. An import makes the Okta user before the person is linked to other apps, so that
 * at that moment these profiles are empty.
 */
function warnOfApp(node: Name, check: Check): void {
  const { context, schemas = {} } = check.options;
  const listed = Object.hasOwn(schemas, node.name) || node.name.endsWith('_app');
  if (listed && context !== 'app-to-okta') return;
  if (node.name.endsWith('_app')) return;
  const message = `"${node.name}" is the profile of an app by name: it is empty for a new import, and for everybody without an account there.`;
  check.report('app-reference', node, message);
}

/** `user.firstName`: the attribute's type where the schema is known. */
function inferAttribute(node: Read, check: Check): Known {
  const variable = inferName(node.target, check, true);
  const attributes = variable.type === 'Object' ? attributesOf(node.target.name, check.options) : undefined;
  if (!attributes) return known('Unknown', true, [node.node]);
  const { range } = node;
  const attribute = attributeOf(node.target.name, node.name, attributes, range);
  if ('id' in attribute) {
    if (internal(node, check)) return known('String', true, [node.node]);
    const { suggestion } = attribute;
    const written = suggestion !== undefined && node.node.kind === 'index' ? `"${suggestion}"` : suggestion;
    check.report('unknown-attribute', range, attribute.message, written);
    return known('Unknown', true, [node.node]);
  }
  return known(TYPES[attribute.type], attribute.required !== true, [node.node]);
}

/** `user.firstName`, `user["firstName"]`. */
interface Read {
  readonly node: Node;
  readonly target: Name;
  readonly name: string;
  readonly range: Range;
}

function internal({ node, target, name, range }: Read, check: Check): boolean {
  if (!INTERNAL.has(name) || target.name !== 'user' || node.kind !== 'member') return false;
  const suggestion = `getInternalProperty("${name}")`;
  check.report('unknown-attribute', range, `"${name}" is no attribute; user.${suggestion} reads it.`, suggestion);
  return true;
}

const nameOf = ({ nameStart, end }: Member): Range => ({ start: nameStart, end });

/** `user.profile.firstName` is Identity Engine's spelling. */
function identityEngine(node: Member, check: Check): boolean {
  const { target } = node;
  if (target.kind !== 'member' || target.name !== 'profile' || target.target.kind !== 'name') return false;
  if (Object.hasOwn(attributesOf(target.target.name, check.options) ?? {}, 'profile')) return false;
  if (target.target.name !== 'user') return false;
  const message = `"user.profile" is Identity Engine's language; in the classic one attributes stand right after "user".`;
  check.report('unknown-attribute', target, message, 'user');
  return true;
}

function inferMember(node: Member, check: Check, scope: Scope): Known {
  if (identityEngine(node, check)) return known('Unknown', true, [node]);
  if (node.safe) {
    const operator = { start: node.nameStart - 2, end: node.nameStart };
    check.report('unconfirmed-operator', operator, 'Okta\'s reference does not show "?."; Spring has it.');
  }
  const narrowed = scope.facts.has(print(node));
  const known_ =
    node.target.kind === 'name'
      ? inferAttribute({ node, target: node.target, name: node.name, range: nameOf(node) }, check)
      : ofValue(node, check, scope);
  return narrowed ? known(known_.type) : known_;
}

/** `findDirectoryUser().managerUpn`: nothing is known of such profiles. */
function ofValue(node: Member, check: Check, scope: Scope): Known {
  const target = infer(node.target, check, scope);
  const range = { start: node.nameStart, end: node.end };
  if (target.type !== 'Object' && target.type !== 'Unknown') {
    check.report('unknown-attribute', range, `A value of type ${target.type} has no attribute "${node.name}".`);
  } else if (target.nullable && !node.safe && (target.type === 'Object' || pathOf(node.target) === undefined)) {
    const message = `"${node.name}" cannot be read for people where this is null.`;
    check.warn('null-operand', node.target, target.causes, message);
  }
  return known(
    'Unknown',
    true,
    target.nullable && target.causes.length > 0 && pathOf(node) === undefined ? target.causes : [node],
  );
}

/** An element that is not there is an error; constant ones of constant lists are tried. */
function warnOfElement(node: Index, target: Known, check: Check): void {
  if (target.nullable) return;
  const constant = node.target.kind === 'list' || node.target.kind === 'text';
  if (constant && children(node.index).length === 0 && node.index.kind !== 'name') return;
  check.warn('may-fail', node.index, [node], 'The index fails for people who have fewer elements.');
}

function elementOfText(node: Index, target: Known, index: Known, check: Check): Known {
  const { index: place } = node;
  const whole =
    place.kind === 'text'
      ? /^\s*[+-]?\d{1,10}\s*$/.test(place.value)
      : index.type !== 'Boolean' && index.type !== 'Object';
  if (!whole) check.report('operand-type', place, `An index of a text is Int, and this is ${print(place)}.`);
  else warnOfElement(node, target, check);
  return known('String');
}

function inferIndex(node: Index, check: Check, scope: Scope): Known {
  const key = keyOf(node);
  if (key !== undefined && node.target.kind === 'name' && !node.target.element) {
    const read = { node, target: node.target, name: key, range: node.index };
    const value = inferAttribute(read, check);
    return scope.facts.has(print(node)) ? known(value.type) : value;
  }
  const target = infer(node.target, check, scope);
  const index = infer(node.index, check, scope);
  if (target.nullable) {
    check.warn('null-operand', node.target, target.causes, 'The index fails for people where this is null.');
  }
  if (target.type === 'String') return elementOfText(node, target, index, check);
  const holds = target.type === 'Array' || target.type === 'Object' || target.type === 'Unknown';
  if (!holds) check.report('operand-type', node.target, `A value of type ${target.type} has no elements.`);
  else if (target.type === 'Array' && index.type !== 'Int' && index.type !== 'Unknown') {
    check.report('operand-type', node.index, `An index is Int, and this is ${index.type}.`);
  }
  if (holds && target.type !== 'Object') warnOfElement(node, target, check);
  return known('Unknown', true, [node]);
}

/** `(a ?: b) != null` says of the whole that it is there, whichever of both it is. */
const proved = (node: Node, value: Known, { facts }: Scope): Known =>
  facts.has(print(node)) ? known(value.type) : value;

function inferTernary(node: Node & { kind: 'ternary' }, check: Check, scope: Scope): Known {
  const condition = infer(node.condition, check, { ...scope, condition: true });
  checkCondition(node.condition, condition, check);
  const then = infer(node.then, check, { ...scope, facts: given(scope.facts, node.condition, true) });
  const otherwise = infer(node.otherwise, check, { ...scope, facts: given(scope.facts, node.condition, false) });
  return proved(node, either(then, otherwise), scope);
}

export function infer(node: Node, check: Check, scope: Scope): Known {
  switch (node.kind) {
    case 'text':
      return known('String');
    case 'int':
    case 'long':
      return known('Int');
    case 'double':
      return known('Double');
    case 'boolean':
      return known('Boolean');
    case 'null':
      return known('Null', true, [node]);
    case 'list':
      node.items.forEach((item) => infer(item, check, scope));
      return known('Array');
    case 'map':
      node.entries.forEach(({ value }) => infer(value, check, scope));
      return known('Object');
    case 'name':
      return inferName(node, check);
    case 'member':
      return inferMember(node, check, scope);
    case 'index':
      return inferIndex(node, check, scope);
    case 'call':
      return inferCall(node, check, scope, infer);
    case 'method':
      return inferMethod(node, check, scope, infer);
    case 'projection': {
      const target = infer(node.target, check, scope);
      infer(node.body, check, scope);
      if (node.target.kind === 'method' && node.target.name === 'getGroups') checkGroupNames(node.body, check);
      if (target.nullable)
        check.warn('null-operand', node.target, target.causes, '".![…]" fails for people where this is null.');
      if (target.type !== 'Array' && target.type !== 'Unknown') {
        check.report('operand-type', node.target, `".![…]" needs an array, and this is ${target.type}.`);
      }
      return known('Array');
    }
    case 'unary':
      return inferUnary(node, check, scope, infer);
    case 'binary':
      return inferBinary(node, check, scope, infer);
    case 'ternary':
      return inferTernary(node, check, scope);
    case 'elvis': {
      const { type } = infer(node.value, check, scope);
      return proved(node, either(known(type), infer(node.fallback, check, scope)), scope);
    }
  }
}
