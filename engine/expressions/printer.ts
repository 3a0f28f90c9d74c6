import type { Node } from './ast';
import { COMPARISON, POWER } from './grammar';

/** How tightly a printed node holds together; what binds looser is bracketed. */
const TERNARY = 0;
const UNARY = 7;
const POSTFIX = 8;
const quoted = (text: string) =>
  text.includes('"') && !text.includes("'") ? `'${text}'` : `"${text.replaceAll('"', '""')}"`;

const double = (value: number) => {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
};

const joined = (nodes: readonly Node[]) => nodes.map((node) => print(node)).join(', ');

function within(node: Node, least: number): string {
  const [text, power] = printed(node);
  return power < least ? `(${text})` : text;
}

function binary(node: Extract<Node, { kind: 'binary' }>): [string, number] {
  const power = POWER.get(node.operator)!;
  const chains = power !== COMPARISON && node.operator !== '^';
  const left = within(node.left, chains ? power : power + 1);
  return [`${left} ${node.operator} ${within(node.right, power + 1)}`, power];
}

/** `- -1` needs its space: `--` is Spring's decrement. */
function unary(node: Extract<Node, { kind: 'unary' }>): [string, number] {
  const operand = within(node.operand, UNARY);
  const space = node.operator !== '!' && operand.startsWith(node.operator) ? ' ' : '';
  return [`${node.operator}${space}${operand}`, UNARY];
}

function printed(node: Node): [string, number] {
  switch (node.kind) {
    case 'text':
      return [quoted(node.value), POSTFIX];
    case 'int':
    case 'boolean':
      return [String(node.value), POSTFIX];
    case 'long':
      return [`${node.value}L`, POSTFIX];
    case 'double':
      return [double(node.value), POSTFIX];
    case 'null':
      return ['null', POSTFIX];
    case 'list':
      return [`{${joined(node.items)}}`, POSTFIX];
    case 'map': {
      const entries = node.entries.map(({ key, value }) => `${quoted(key)}: ${print(value)}`);
      return [entries.length === 0 ? '{:}' : `{${entries.join(', ')}}`, POSTFIX];
    }
    case 'name':
      return [node.name, POSTFIX];
    case 'member':
      return [`${within(node.target, POSTFIX)}${node.safe ? '?.' : '.'}${node.name}`, POSTFIX];
    case 'index':
      return [`${within(node.target, POSTFIX)}[${print(node.index)}]`, POSTFIX];
    case 'call':
      return [`${node.name}(${joined(node.args)})`, POSTFIX];
    case 'method':
      return [`${within(node.target, POSTFIX)}.${node.name}(${joined(node.args)})`, POSTFIX];
    case 'projection':
      return [`${within(node.target, POSTFIX)}.![${print(node.body)}]`, POSTFIX];
    case 'unary':
      return unary(node);
    case 'binary':
      return binary(node);
    case 'ternary': {
      const condition = within(node.condition, TERNARY + 1);
      return [`${condition} ? ${print(node.then)} : ${print(node.otherwise)}`, TERNARY];
    }
    case 'elvis':
      return [`${within(node.value, TERNARY + 1)} ?: ${print(node.fallback)}`, TERNARY];
  }
}

/**
 * The one canonical spelling of an expression: `AND OR !`, double quotes where they need no doubling, single spaces, the fewest brackets.
 * Two expressions mean the same tree exactly when their prints are equal.
 */
export function print(node: Node): string {
  return printed(node)[0];
}
