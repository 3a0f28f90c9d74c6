import type { Binary, Node, Unary } from '../ast';
import { patternProblem } from '../regex/match';
import type { ValueType } from '../values';
import { guarded } from './calls';
import { given } from './narrowing';
import type { Check, Infer, Known, Scope } from './scope';
import { known } from './scope';

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

/** A condition is Boolean; Spring would convert texts, Okta asks for Boolean. */
export function checkCondition(node: Node, value: Known, check: Check): void {
  if (value.type !== 'Boolean' && !open(value)) {
    check.report('not-a-boolean', node, `A condition needs Boolean, and this is ${value.type}.`);
  } else if (value.nullable) {
    check.report(
      'null-operand',
      node,
      'This condition fails for people where it is null.',
      `${guardedCondition(node)}`,
    );
  }
}

const guardedCondition = (node: Node) => guarded(node, 'false');

function refuseTypes({ left, right, operator }: Binary, a: Known, b: Known, check: Check): Known {
  check.report(
    'operand-type',
    { start: left.start, end: right.end },
    `"${operator}" does not work on ${a.type} and ${b.type}.`,
  );
  return known('Unknown');
}

function warnOfNull(nodes: readonly (readonly [Node, Known])[], check: Check, text: boolean, operator: string): void {
  for (const [node, value] of nodes) {
    if (!value.nullable) continue;
    if (text) {
      const message = 'Where this is null, Spring appends the text "null"; what Okta does is not documented.';
      check.report('null-concatenation', node, message, node.kind === 'null' ? '""' : guarded(node));
    } else check.report('null-operand', node, `"${operator}" fails for people where this is null.`);
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
  if (open(a) || open(b)) return known('Unknown');
  return known(a.type === 'Double' || b.type === 'Double' ? 'Double' : 'Int');
}

function comparison(node: Binary, a: Known, b: Known, check: Check): Known {
  const anyOrder = [a, b].some((value) => open(value) || value.type === 'Null');
  const ordered = anyOrder || ORDERED.some((types) => types.has(a.type) && types.has(b.type));
  if (node.operator !== '==' && node.operator !== '!=' && !ordered) refuseTypes(node, a, b, check);
  return known('Boolean');
}

function matching(node: Binary, a: Known, b: Known, check: Check): Known {
  if (a.nullable)
    check.report('null-operand', node.left, '"matches" fails for people where this is null.', guarded(node.left));
  if (b.type !== 'String' && !open(b))
    check.report('operand-type', node.right, `A pattern is a text, and this is ${b.type}.`);
  const problem = node.right.kind === 'text' ? patternProblem(node.right.value) : undefined;
  if (problem) check.report('bad-pattern', node.right, problem);
  return known('Boolean');
}

export function inferBinary(node: Binary, check: Check, scope: Scope, infer: Infer): Known {
  checkSpelling(node, check);
  const { operator, left, right } = node;
  const a = infer(left, check, scope);
  if (operator === 'AND' || operator === 'OR') {
    const b = infer(right, check, { ...scope, facts: given(scope.facts, left, operator === 'AND') });
    checkCondition(left, a, check);
    checkCondition(right, b, check);
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
  warnOfNull([[operand, value]], check, false, operator);
  return known(value.type);
}
