import type { Node } from '../ast';
import { CATALOGUE } from '../functions/catalogue';
import { print } from '../printer';

/** Canonical prints of what is known not to be null, and of calls known to be true, where an expression is evaluated. */
export type Facts = ReadonlySet<string>;

/** A found account is there where this is true: Okta's own samples guard that way. */
const GUARDS: Readonly<Record<string, string>> = {
  hasDirectoryUser: 'findDirectoryUser()',
  hasWorkdayUser: 'findWorkdayUser()',
};
const LITERALS = new Set(['text', 'int', 'long', 'double', 'boolean', 'list', 'map']);

function ofCall(node: Node & { kind: 'call' }, holds: boolean): string[] {
  const [first] = node.args;
  const guarded = GUARDS[node.name];
  if (!holds) return node.name === 'Arrays.isEmpty' && first ? [print(first)] : [];
  const nullIsFalse = CATALOGUE.get(node.name)?.onNull === false && first;
  return [print(node), ...(guarded ? [guarded] : []), ...(nullIsFalse ? [print(first)] : [])];
}

function ofComparison(node: Node & { kind: 'binary' }, holds: boolean): string[] {
  const same = node.operator === '==' ? holds : !holds;
  for (const [value, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    if (other.kind === 'null' && !same) return [print(value)];
    if (LITERALS.has(other.kind) && same) return [print(value)];
  }
  return [];
}

/** What a condition proves where it holds, or where it does not. */
function proven(condition: Node, holds: boolean): string[] {
  switch (condition.kind) {
    case 'call':
      return ofCall(condition, holds);
    case 'unary':
      return condition.operator === '!' ? proven(condition.operand, !holds) : [];
    case 'binary':
      switch (condition.operator) {
        case 'AND':
          return holds ? [...proven(condition.left, true), ...proven(condition.right, true)] : [];
        case 'OR':
          return holds ? [] : [...proven(condition.left, false), ...proven(condition.right, false)];
        case '==':
        case '!=':
          return ofComparison(condition, holds);
        case 'matches':
          return holds ? [print(condition.left)] : [];
        default:
          return [];
      }
    default:
      return [];
  }
}

export const given = (facts: Facts, condition: Node, holds: boolean): Facts => {
  const more = proven(condition, holds);
  return more.length === 0 ? facts : new Set([...facts, ...more]);
};
