import type { Node } from '../ast';
import { children } from '../ast';
import type { Value } from '../values';
import { double } from '../values';
import { indexed, member, name, projection } from './attributes';
import { call, method } from './calls';
import { binary, elvis, ternary, unary } from './operators';
import type { Scope, Step } from './step';

const constant =
  (value: Value): Step =>
  () =>
    value;

function stepOf(node: Node, scope: Scope): Step {
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
      const items = node.items.map(scope.compile);
      return (variables, evaluation) => items.map((item) => item(variables, evaluation));
    }
    case 'map': {
      const entries = node.entries.map(({ key, value }) => [key, scope.compile(value)] as const);
      return (variables, evaluation) =>
        Object.fromEntries(entries.map(([key, value]) => [key, value(variables, evaluation)]));
    }
    case 'name':
      return name(node);
    case 'member':
      return member(node, scope);
    case 'index':
      return indexed(node, scope);
    case 'call':
      return call(node, scope);
    case 'method':
      return method(node, scope);
    case 'projection':
      return projection(node, scope);
    case 'unary':
      return unary(node, scope);
    case 'binary':
      return binary(node, scope);
    case 'ternary':
      return ternary(node, scope);
    case 'elvis':
      return elvis(node, scope);
  }
}

/** One closure per node; nothing is looked up again while running but variables and attributes. */
export function compileNode(node: Node, surroundings: Omit<Scope, 'compile'>): Step {
  const scope: Scope = { ...surroundings, compile: (each) => stepOf(each, scope) };
  return scope.compile(node);
}

/** Whether a node counts its work, or asks for the time, groups or accounts: then each evaluation needs an object of its own. */
export const countsWork = (node: Node): boolean =>
  node.kind === 'call' ||
  node.kind === 'method' ||
  node.kind === 'projection' ||
  (node.kind === 'binary' && node.operator === 'matches') ||
  children(node).some(countsWork);
