import type { Binary, Node, Unary } from '../ast';
import { patternProblem } from '../regex/match';
import { print } from '../printer';
import { pathOf } from '../reads';
import type { ValueType } from '../values';
import { guarded } from './calls';
import { COMPARISON, POWER } from '../grammar';
import { given } from './narrowing';
import { concatenation } from './observed';
import type { Infer, Known, Scope } from './scope';
import { Check, known } from './scope';
import { misreadOperator, repeatedComparison, unquoted } from './misread';

const NUMBERS: ReadonlySet<ValueType> = new Set(['Int', 'Double']);
const ORDERED: readonly ReadonlySet<ValueType>[] = [NUMBERS, new Set(['String']), new Set(['Boolean'])];
const open = (value: Known) => value.type === 'Unknown';
const numeric = (value: Known) => NUMBERS.has(value.type);

/** Spring's spellings that Okta's classic reference does not show. */
const SYMBOLIC = new Set(['-', '*', '/', '%', '^']);

function checkSpelling({ operator, at }: Binary, check: Check): void {
  // Between the parts of a template stands no operator.
  if (at.start === at.end) return;
  const spelling = check.source.slice(at.start, at.end);
  if (SYMBOLIC.has(operator)) {
    check.report('unconfirmed-operator', at, `Okta's reference does not show "${spelling}"; Spring has it.`);
  } else if (operator === 'matches') {
    check.report('deprecated-operator', at, 'Okta calls "matches" deprecated.');
  } else if (spelling.toUpperCase() !== operator) {
    check.report('unconfirmed-operator', at, `Okta's reference spells "${spelling}" as "${operator}".`, operator);
  }
}

/** An attribute whose schema is not known is not doubted; of what is computed, or stands within an object, nobody knows the type. */
function doubtful(node: Node, value: Known): boolean {
  if (value.type !== 'Unknown') return false;
  const path = pathOf(node);
  return path === undefined || path.split('.').length > 2;
}

function warnOfTypes(nodes: readonly (readonly [Node, Known])[], check: Check, needed: string): void {
  for (const [node, value] of nodes) {
    if (doubtful(node, value)) check.warn('may-fail', node, [node], `This fails for people where it is not ${needed}.`);
  }
}

/** A condition is Boolean; Spring would convert texts, Okta asks for Boolean. */
export function checkCondition(node: Node, value: Known, check: Check): void {
  if (value.type !== 'Boolean' && !open(value)) {
    check.report('not-a-boolean', node, `A condition needs Boolean, and this is ${value.type}.`);
  } else if (doubtful(node, value)) {
    warnOfTypes([[node, value]], check, 'true or false');
  } else if (value.nullable) {
    check.warn(
      'null-operand',
      node,
      value.causes,
      'This condition fails for people where it is null.',
      `${guardedCondition(node)}`,
    );
  }
}

const guardedCondition = (node: Node) => guarded(node, 'false');

function refuseTypes(node: Binary, a: Known, b: Known, check: Check): Known {
  const { left, right, operator } = node;
  const meant = POWER.get(operator) === COMPARISON ? withNumber(node, a, b) : undefined;
  check.report(
    'operand-type',
    { start: left.start, end: right.end },
    `"${operator}" does not work on ${a.type} and ${b.type}.`,
    meant,
  );
  return known('Unknown');
}

function warnOfNull(nodes: readonly (readonly [Node, Known])[], check: Check, text: boolean, operator: string): void {
  for (const [node, value] of nodes) {
    if (!value.nullable) continue;
    if (text) {
      const suggestion = node.kind === 'null' ? '""' : guarded(node);
      check.tell('null-concatenation', node, value.causes, concatenation(check.options), suggestion);
    } else check.warn('null-operand', node, value.causes, `"${operator}" fails for people where this is null.`);
  }
}

function addition(node: Binary, a: Known, b: Known, check: Check): Known {
  const pairs = [[node.left, a] as const, [node.right, b] as const];
  if (a.type === 'String' || b.type === 'String' || open(a) || open(b)) {
    warnOfNull(pairs, check, true, '+');
    return known(a.type === 'String' || b.type === 'String' ? 'String' : 'Unknown');
  }
  if (!numeric(a) || !numeric(b)) return refuseTypes(node, a, b, check);
  warnOfNull(pairs, check, false, '+');
  return known(a.type === 'Double' || b.type === 'Double' ? 'Double' : 'Int');
}

function arithmetic(node: Binary, a: Known, b: Known, check: Check): Known {
  warnOfNull([[node.left, a], [node.right, b]], check, false, node.operator); // prettier-ignore
  if (a.type === 'String' && b.type === 'Int' && (node.operator === '*' || node.operator === '-'))
    return known('String');
  if ((!numeric(a) && !open(a)) || (!numeric(b) && !open(b))) {
    return open(b) && a.type === 'String' ? known('Unknown') : refuseTypes(node, a, b, check);
  }
  warnOfTypes([[node.left, a], [node.right, b]], check, 'a number'); // prettier-ignore
  if (a.type === 'Int' && /[/%]/.test(node.operator) && isZero(node.right)) {
    check.report('always-fails', node.right, 'This has no value for anybody: whole numbers cannot be divided by zero.');
  }
  if (open(a) || open(b)) return known('Unknown');
  return known(a.type === 'Double' || b.type === 'Double' ? 'Double' : 'Int');
}

const isZero = (node: Node): boolean =>
  (node.kind === 'int' && node.value === 0) || (node.kind === 'long' && node.value === 0n);

const KINDS: readonly ReadonlySet<ValueType>[] = [...ORDERED, new Set(['Array'])];

/** The literal of the other kind that is meant: `42` for `"42"`, `true` for `"true"`, `"42"` for `42`. */
function ofOtherKind(literal: Node, type: ValueType): string | undefined {
  if (type === 'String')
    return literal.kind === 'int' || literal.kind === 'boolean' ? `"${print(literal)}"` : undefined;
  if (literal.kind !== 'text') return undefined;
  const fits = type === 'Boolean' ? /^(true|false)$/i : NUMBERS.has(type) ? /^-?\d{1,9}(\.\d+)?$/ : /^$(?!$)/;
  return fits.test(literal.value) ? literal.value.toLowerCase() : undefined;
}

/** `user.age > "5"`: the comparison with a number for a text that is one. */
function withNumber({ left, right, operator }: Binary, a: Known, b: Known): string | undefined {
  if (right.kind === 'text' && numeric(a)) {
    const number = ofOtherKind(right, a.type);
    return number && `${print(left)} ${operator} ${number}`;
  }
  const number = left.kind === 'text' && numeric(b) ? ofOtherKind(left, b.type) : undefined;
  return number && `${number} ${operator} ${print(right)}`;
}

/** Values of different kinds are never equal: a number is no text, also where both print alike. */
function warnOfKinds({ left, right, operator }: Binary, a: Known, b: Known, check: Check): void {
  const kindOf = ({ type }: Known) => KINDS.find((types) => types.has(type));
  const [one, other] = [kindOf(a), kindOf(b)];
  if (!one || !other || one === other) return;
  const onRight = ofOtherKind(right, a.type);
  const onLeft = onRight === undefined ? ofOtherKind(left, b.type) : undefined;
  const always = operator === '==' ? 'never' : 'always';
  const message = `This is ${always} so: ${a.type} and ${b.type} are not equal, whatever they hold.`;
  check.report('never-equal', onLeft === undefined ? right : left, message, onRight ?? onLeft);
}

function comparison(node: Binary, a: Known, b: Known, check: Check): Known {
  const anyOrder = [a, b].some((value) => open(value) || value.type === 'Null');
  const ordered = anyOrder || ORDERED.some((types) => types.has(a.type) && types.has(b.type));
  if (node.operator === '==' || node.operator === '!=') warnOfKinds(node, a, b, check);
  else if (!ordered) refuseTypes(node, a, b, check);
  else {
    warnOfTypes([[node.left, a], [node.right, b]], check, 'of the same kind'); // prettier-ignore
  }
  return known('Boolean');
}

function matching(node: Binary, a: Known, b: Known, check: Check): Known {
  if (a.nullable)
    check.warn(
      'null-operand',
      node.left,
      a.causes,
      '"matches" fails for people where this is null.',
      guarded(node.left),
    );
  if (b.type !== 'String' && !open(b))
    check.report('operand-type', node.right, `A pattern is a text, and this is ${b.type}.`);
  const problem = node.right.kind === 'text' ? patternProblem(node.right.value) : undefined;
  if (problem) check.report('bad-pattern', node.right, problem);
  if (node.right.kind !== 'text')
    check.warn('may-fail', node.right, [node.right], 'A pattern that java.util.regex refuses fails.');
  return known('Boolean');
}

export function inferBinary(node: Binary, check: Check, scope: Scope, infer: Infer): Known {
  const misread = misreadOperator(node, check, (each) => infer(each, new Check(check.source, check.options), scope));
  if (misread) return misread;
  checkSpelling(node, check);
  const { operator, left, right } = node;
  if (unquoted(node, check)) {
    infer(left, check, scope);
    return known('Boolean');
  }
  const a = infer(left, check, scope);
  if (operator === 'AND' || operator === 'OR') {
    const b = infer(right, check, { ...scope, facts: given(scope.facts, left, operator === 'AND') });
    checkCondition(left, a, check);
    const meant = repeatedComparison(left, right);
    if (meant === undefined) checkCondition(right, b, check);
    else check.report('not-a-boolean', right, `Each side of "${operator}" is a whole condition: ${meant}.`, meant);
    return known('Boolean');
  }
  const b = infer(right, check, scope);
  switch (operator) {
    case '+':
      return addition(node, a, b, check);
    case 'matches':
      return matching(node, a, b, check);
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return arithmetic(node, a, b, check);
    default:
      return comparison(node, a, b, check);
  }
}

export function inferUnary({ operator, operand, start }: Unary, check: Check, scope: Scope, infer: Infer): Known {
  const value = infer(operand, check, scope);
  if (operator === '!') {
    if (check.source[start] !== '!') {
      const word = { start, end: start + 'not'.length };
      check.report('unconfirmed-operator', word, 'Okta\'s reference spells "not" as "!".', '!');
    }
    checkCondition(operand, value, check);
    return known('Boolean');
  }
  if (!numeric(value) && !open(value)) {
    check.report('operand-type', operand, `"${operator}" needs a number, and this is ${value.type}.`);
    return known('Unknown');
  }
  warnOfTypes([[operand, value]], check, 'a number');
  warnOfNull([[operand, value]], check, false, operator);
  return known(value.type);
}
