import type { Index, Member, Name, Node, Range } from '../ast';
import { CONTEXTS } from '../contexts';
import { ExpressionError } from '../error';
import { parse } from '../parser';
import { print } from '../printer';
import { keyOf, pathOf, readsOf } from '../reads';
import { parseTemplate } from '../template';
import type { ValueType } from '../values';
import { inferCall, inferMethod } from './calls';
import { given } from './narrowing';
import { checkCondition, inferBinary, inferUnary } from './operators';
import type { AttributeType, CheckOptions, CheckResult } from './result';
import type { Known, Scope } from './scope';
import { Check, either, known } from './scope';
import { attributeOf, attributesOf, isAppReference, variableProblem } from './variables';

const TYPES: Readonly<Record<AttributeType['type'], ValueType>> = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Int',
  number: 'Double',
  array: 'Array',
  object: 'Object',
};

function inferName(node: Name, check: Check, read = false): Known {
  if (node.element) return known('Unknown', true);
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
  if (!attributes) return known('Unknown', true);
  const { range } = node;
  const attribute = attributeOf(node.target.name, node.name, attributes, range);
  if ('id' in attribute) {
    check.report('unknown-attribute', range, attribute.message, attribute.suggestion);
    return known('Unknown', true);
  }
  return known(TYPES[attribute.type], attribute.required !== true);
}

/** `user.firstName`, `user["firstName"]`. */
interface Read {
  readonly target: Name;
  readonly name: string;
  readonly range: Range;
}

function inferMember(node: Member, check: Check, scope: Scope): Known {
  if (node.safe) {
    const operator = { start: node.nameStart - 2, end: node.nameStart };
    check.report('unconfirmed-operator', operator, 'Okta\'s reference does not show "?."; Spring has it.');
  }
  const narrowed = scope.facts.has(print(node));
  const known_ =
    node.target.kind === 'name'
      ? inferAttribute({ ...node, target: node.target, range: { start: node.nameStart, end: node.end } }, check)
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
    check.report('null-operand', node.target, `"${node.name}" cannot be read for people where this is null.`);
  }
  return known('Unknown', true);
}

function inferIndex(node: Index, check: Check, scope: Scope): Known {
  const key = keyOf(node);
  if (key !== undefined && node.target.kind === 'name' && !node.target.element) {
    const read = { target: node.target, name: key, range: node.index };
    const value = inferAttribute(read, check);
    return scope.facts.has(print(node)) ? known(value.type) : value;
  }
  const target = infer(node.target, check, scope);
  const index = infer(node.index, check, scope);
  if (target.nullable) check.report('null-operand', node.target, 'The index fails for people where this is null.');
  if (target.type === 'String') return known('String');
  const holds = target.type === 'Array' || target.type === 'Object' || target.type === 'Unknown';
  if (!holds) check.report('operand-type', node.target, `A value of type ${target.type} has no elements.`);
  else if (target.type === 'Array' && index.type !== 'Int' && index.type !== 'Unknown') {
    check.report('operand-type', node.index, `An index is Int, and this is ${index.type}.`);
  }
  return known('Unknown', true);
}

function inferTernary(node: Node & { kind: 'ternary' }, check: Check, scope: Scope): Known {
  const condition = infer(node.condition, check, { ...scope, condition: true });
  checkCondition(node.condition, condition, check);
  const then = infer(node.then, check, { ...scope, facts: given(scope.facts, node.condition, true) });
  const otherwise = infer(node.otherwise, check, { ...scope, facts: given(scope.facts, node.condition, false) });
  return either(then, otherwise);
}

function infer(node: Node, check: Check, scope: Scope): Known {
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
      return known('Null', true);
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
      return known('Array', target.nullable);
    }
    case 'unary':
      return inferUnary(node, check, scope, infer);
    case 'binary':
      return inferBinary(node, check, scope, infer);
    case 'ternary':
      return inferTernary(node, check, scope);
    case 'elvis': {
      const { type } = infer(node.value, check, scope);
      return either(known(type), infer(node.fallback, check, scope));
    }
  }
}

function refused(error: ExpressionError): CheckResult {
  const { code: id, message, start, end } = error;
  return {
    ok: false,
    type: 'Unknown',
    nullable: true,
    reads: [],
    findings: [{ id, severity: 'error', message, start, end }],
  };
}

/**
 * Checks an expression without evaluating it: variables of the context, attributes of the schemas, functions, types, and every
 * place where Okta's result is not documented. Never throws for what stands in the expression.
 */
export function check(source: string, options: CheckOptions): CheckResult {
  let node: Node;
  try {
    node = CONTEXTS[options.context].template ? parseTemplate(source) : parse(source);
  } catch (error) {
    if (error instanceof ExpressionError) return refused(error);
    throw error;
  }
  const state = new Check(source, options);
  const { type, nullable } = infer(node, state, { facts: new Set() });
  if (CONTEXTS[options.context].condition && type !== 'Boolean' && type !== 'Unknown') {
    state.report('rule-not-boolean', node, `A group rule must be Boolean, and this is ${type}.`);
  }
  const findings = state.findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const ok = findings.every(({ severity }) => severity !== 'error');
  return { ok, type, nullable, reads: readsOf(node), findings };
}
