import { children } from '../ast';
import type { Index, Member, Name, Node, Range } from '../ast';
import { equal } from '../comparison';
import { CONTEXTS } from '../contexts';
import { ExpressionError } from '../error';
import { parse } from '../parser';
import { print } from '../printer';
import { keyOf, pathOf, readsOf } from '../reads';
import { typed } from '../remedies';
import { parseTemplate } from '../template';
import type { Value, ValueType } from '../values';
import { inferCall, inferMethod } from './calls';
import { tryConstants } from './constants';
import { constantLeftOver } from './left-over';
import type { Facts } from './narrowing';
import { given } from './narrowing';
import type { Outcome } from './people';
import { outcomes, samplePeople } from './people';
import { cleanExpression, respelt } from './suggestion';
import { checkCondition, inferBinary, inferUnary } from './operators';
import type { AttributeType, CheckOptions, CheckResult, ExpressionFinding, WholeSuggestion } from './result';
import { SYNTAX } from './result';
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
    findings: [
      {
        id,
        severity: 'error',
        message,
        source: SYNTAX,
        start,
        end,
        ...(error.suggestion === undefined ? {} : { suggestion: error.suggestion }),
      },
    ],
  };
}

/** A parse and its findings, without a suggestion for the whole. */
function examined(source: string, options: CheckOptions) {
  const node = CONTEXTS[options.context].template ? parseTemplate(source) : parse(source);
  const state = new Check(source, options);
  const value = infer(node, state, { facts: new Set() });
  const { condition, longest, title } = CONTEXTS[options.context];
  if (condition && value.type !== 'Boolean' && value.type !== 'Unknown') {
    state.report('rule-not-boolean', node, `A group rule must be Boolean, and this is ${value.type}.`);
  }
  if (longest !== undefined && source.length > longest) {
    const range = { start: longest, end: source.length };
    state.report(
      'too-long-here',
      range,
      `In ${title} Okta stores ${longest} characters, and these are ${source.length}.`,
    );
  }
  tryConstants(node, state);
  const left = state.warned.size === 0 ? constantLeftOver(node, options) : undefined;
  if (left) {
    const message = `Only the constant ${JSON.stringify(left.text)} is left of this for somebody who has none of the attributes.`;
    state.warn('constant-left-over', left.node, [left.node], message);
  }
  return { node, state, value };
}

/** Nobody writes longer expressions by hand, and rewriting takes more than one reading. */
const MOST_REWRITTEN = 2_000;
const MOST_REPLACED = 40;
const REWRITTEN = new Set(['null-concatenation', 'null-argument', 'null-operand', 'constant-left-over']);

/** One document's curly quotes come in pairs: replaced until the expression can be read. */
function readable(source: string, options: CheckOptions): string | undefined {
  let text = source;
  for (let left = MOST_REPLACED; left > 0; left--) {
    const { findings } = checked(text, options);
    const [first] = findings;
    const broken = findings.length === 1 && first?.source === SYNTAX;
    if (!broken) return text;
    if (first.suggestion === undefined) return undefined;
    text =
      first.id === 'unexpected-character'
        ? typed(text)
        : text.slice(0, first.start) + first.suggestion + text.slice(first.end);
  }
  return undefined;
}

/** One replacement for the whole expression: names and spellings mended, and null or a clean value where something is missing. */
function suggested(source: string, findings: readonly ExpressionFinding[], options: CheckOptions): string | undefined {
  const text = readable(source, options);
  if (text === undefined) return undefined;
  const renamed = respelt(text, text === source ? findings : checked(text, options).findings);
  try {
    const { node, state } = examined(renamed, options);
    if (!state.findings.some(({ id }) => REWRITTEN.has(id))) return renamed;
    const judge = (each: Node, facts: Facts) => {
      const probe = new Check(renamed, options);
      return { ...infer(each, probe, { facts }), warned: [...probe.warned.values()] };
    };
    return cleanExpression(node, CONTEXTS[options.context].condition, judge);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** The suggestion with what it changes for three people; undefined where it would change a complete person's value, or mends nothing. */
function shownSuggestion(
  source: string,
  findings: readonly ExpressionFinding[],
  options: CheckOptions,
): WholeSuggestion | undefined {
  if (findings.length === 0 || source.length > MOST_REWRITTEN) return undefined;
  const expression = suggested(source, findings, options);
  if (expression === undefined || expression === source) return undefined;
  try {
    const { node, state } = examined(expression, options);
    if (state.findings.some(({ severity }) => severity === 'error')) return undefined;
    if (state.findings.filter(({ id }) => REWRITTEN.has(id)).length > 0) return undefined;
    const { context, schemas = {} } = options;
    const people = samplePeople(readsOf(node), schemas, CONTEXTS[context].profile);
    const after = outcomes(expression, people, { context, schemas });
    const before = triedOutcomes(source, people, { context, schemas });
    const wrong = findings.some(({ severity }) => severity === 'error');
    const changed =
      !wrong && before[0]?.error === undefined && !equal(before[0]?.value as Value, after[0]?.value as Value);
    return changed ? undefined : { expression, before, after };
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** An expression that cannot be read fails for everybody. */
function triedOutcomes(...[source, people, options]: Parameters<typeof outcomes>): readonly Outcome[] {
  try {
    return outcomes(source, people, options);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return people.map(({ name, vars }) => ({ person: name, vars, error: error.message }));
  }
}

/**
 * Checks an expression without evaluating it: variables of the context, attributes of the schemas, functions, types, and every
 * place where Okta's result is not documented. Never throws for what stands in the expression.
 */
export function check(source: string, options: CheckOptions): CheckResult {
  const result = checked(source, options);
  const suggestion = shownSuggestion(source, result.findings, options);
  const cause = result.findings.find((finding) => finding.cause !== undefined)?.cause;
  return { ...result, ...(cause === undefined ? {} : { cause }), ...(suggestion ? { suggestion } : {}) };
}

function checked(source: string, options: CheckOptions): CheckResult {
  try {
    const { node, state, value } = examined(source, options);
    const findings = state.findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
    const ok = findings.every(({ severity }) => severity !== 'error');
    return { ok, type: value.type, nullable: value.nullable, reads: readsOf(node), findings };
  } catch (error) {
    if (error instanceof ExpressionError) return refused(error);
    throw error;
  }
}
