import type { Binary, Node } from '../ast';
import { CATALOGUE } from '../functions/catalogue';
import { COMPARISON, POWER } from '../grammar';
import { print } from '../printer';
import { pathOf } from '../reads';
import type { ValueType } from '../values';
import type { Check, Known } from './scope';
import { known } from './scope';
import { attributesOf, variableProblem } from './variables';

/** What is known of an attribute, without a word about it. */
type Silently = (node: Node) => Known;

/** The type of a node as far as it shows by itself: what stands within is not looked at, so that no depth costs more than once. */
function ownType(node: Node, silently: Silently): ValueType {
  if (node.kind === 'text') return 'String';
  if (node.kind === 'call') return CATALOGUE.get(node.name)?.returns ?? 'Unknown';
  return pathOf(node) === undefined ? 'Unknown' : silently(node).type;
}

/** `NOT user.city == "Rome"`: "!" holds tighter than a comparison. */
function tooTight({ left, right, operator }: Binary, check: Check, silently: Silently): Known | undefined {
  if (left.kind !== 'unary' || left.operator !== '!' || POWER.get(operator) !== COMPARISON) return undefined;
  const type = ownType(left.operand, silently);
  if (type === 'Boolean' || type === 'Unknown') return undefined;
  const meant = `!(${print(left.operand)} ${operator} ${print(right)})`;
  const message = `"!" takes ${print(left.operand)} alone, which is ${type}; of the comparison it needs brackets: ${meant}.`;
  check.report('not-a-boolean', { start: left.start, end: right.end }, message, meant);
  return known('Boolean');
}

/** The operands of `a || b || c`. */
const alternatives = (node: Node): readonly Node[] =>
  node.kind === 'binary' && node.operator === 'OR' ? [...alternatives(node.left), ...alternatives(node.right)] : [node];

/** An attribute without a schema. */
const opaque = (node: Node) => node.kind === 'member';

/** `user.firstName || " " || user.lastName` of SQL, `user.firstName || "x"` of JavaScript. */
function ofTexts(node: Binary, check: Check, silently: Silently): Known | undefined {
  if (node.operator !== 'OR' || check.source.slice(node.at.start, node.at.end) !== '||') return undefined;
  const nodes = alternatives(node);
  const isText = (each: Node) => ['String', 'Int', 'Double'].includes(ownType(each, silently)) || opaque(each);
  const first = nodes.findIndex(({ kind }) => kind === 'text');
  if (first < 0 || !nodes.every(isText)) return undefined;
  // JavaScript's fallback stands last; what SQL joins has its constants anywhere.
  const fallback = first === nodes.length - 1;
  const meant = nodes.map(print).join(fallback ? ' ?: ' : ' + ');
  const message = `"||" joins conditions; ${fallback ? 'a fallback stands behind "?:"' : 'texts are joined with "+"'}: ${meant}.`;
  check.report('not-a-boolean', { start: nodes[0]!.start, end: nodes.at(-1)!.end }, message, meant);
  return known('String');
}

/** `user.cost-center`: a name with a sign that is an operator. */
function hyphenated({ operator, left, right, at }: Binary, check: Check): Known | undefined {
  if (operator !== '-' || left.kind !== 'member' || left.target.kind !== 'name' || right.kind !== 'name')
    return undefined;
  if (at.start !== left.end || at.end !== right.start) return undefined;
  const isUnknown = (variable: string) => variableProblem(variable, check.options)?.id === 'unknown-variable';
  if (!isUnknown(right.name) || isUnknown(left.target.name)) return undefined;
  const name = `${left.name}-${right.name}`;
  const attributes = attributesOf(left.target.name, check.options);
  if (attributes && Object.hasOwn(attributes, left.name)) return undefined;
  const message = `"-" is no part of a name here: this takes ${right.name} from ${print(left)}.`;
  const written = !attributes || Object.hasOwn(attributes, name) ? `${left.target.name}["${name}"]` : undefined;
  check.report('unknown-attribute', { start: left.start, end: right.end }, message, written);
  return known('Unknown', true);
}

/** How other languages write null. */
const NULL_ELSEWHERE = /^(undefined|nil|none|nothing)$/i;

/** `user.status == Active`: a text without its quotes. */
export function unquoted(node: Binary, check: Check): boolean {
  const { right, operator } = node;
  if ((operator !== '==' && operator !== '!=') || right.kind !== 'name' || right.element) return false;
  const problem = variableProblem(right.name, check.options);
  if (problem?.id !== 'unknown-variable' || problem.suggestion !== undefined) return false;
  const absent = NULL_ELSEWHERE.test(right.name);
  const suggestion = absent ? 'null' : `"${right.name}"`;
  const meant = absent ? 'what is absent is null' : `a text stands in quotes: ${suggestion}`;
  check.report('unknown-variable', right, `There is no variable "${right.name}"; ${meant}.`, suggestion);
  return true;
}

/** What is read otherwise than it was meant; undefined where nothing shows that. */
export const misreadOperator = (node: Binary, check: Check, silently: Silently): Known | undefined =>
  tooTight(node, check, silently) ?? ofTexts(node, check, silently) ?? hyphenated(node, check);

/** `user.city == "Rome" OR "Oslo"`: the second condition, whole. */
export function repeatedComparison(left: Node, right: Node): string | undefined {
  if (right.kind !== 'text') return undefined;
  let last = left;
  while (last.kind === 'binary' && (last.operator === 'AND' || last.operator === 'OR'))
    last = last.right.kind === 'text' ? last.left : last.right;
  if (last.kind !== 'binary' || (last.operator !== '==' && last.operator !== '!=')) return undefined;
  return `${print(last.left)} ${last.operator} ${print(right)}`;
}
