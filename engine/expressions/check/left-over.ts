import type { Node } from '../ast';
import { compile } from '../compile';
import { CONTEXTS } from '../contexts';
import { ExpressionError } from '../error';
import type { Variables } from '../evaluation';
import { readsOf } from '../reads';
import { samplePeople, SURROUNDINGS } from './people';
import type { CheckOptions } from './result';

/** A text made of several, of which only the constants remain for somebody who has nothing in the attributes. */
export interface LeftOver {
  readonly node: Node;
  readonly text: string;
}

/** The parts that a node joins; undefined for what joins nothing. */
export function joinedParts(node: Node): readonly Node[] | undefined {
  if (node.kind === 'binary' && node.operator === '+') {
    return [...(joinedParts(node.left) ?? [node.left]), ...(joinedParts(node.right) ?? [node.right])];
  }
  if (node.kind !== 'call') return undefined;
  if (node.name === 'String.append') return node.args;
  const [separator, ...texts] = node.args;
  if (node.name !== 'String.join' || separator?.kind !== 'text') return undefined;
  return texts.flatMap((text, index) => (index === 0 ? [text] : [separator, text]));
}

class Nobody {
  constructor(
    private readonly vars: Variables,
    private readonly options: CheckOptions,
  ) {}

  valueOf(node: Node): unknown {
    try {
      return compile(node, { mode: 'empty', context: this.options.context }).evaluate(this.vars, SURROUNDINGS);
    } catch (error) {
      if (error instanceof ExpressionError) return undefined;
      throw error;
    }
  }

  /** Goes where this person's value comes from: through conditions, and through functions that only change a text. */
  leftOver(node: Node): LeftOver | undefined {
    const parts = joinedParts(node);
    if (parts) return this.ofParts(node, parts);
    switch (node.kind) {
      case 'ternary': {
        const holds = this.valueOf(node.condition);
        return typeof holds === 'boolean' ? this.leftOver(holds ? node.then : node.otherwise) : undefined;
      }
      case 'elvis': {
        const value = this.valueOf(node.value);
        return this.leftOver(value === null || value === '' ? node.fallback : node.value);
      }
      case 'call':
        return /^(String\.)?(to(Upper|Lower)Case|substring\w*|replace\w*|removeSpaces)$/.test(node.name) && node.args[0]
          ? this.leftOver(node.args[0])
          : undefined;
      default:
        return undefined;
    }
  }

  private ofParts(node: Node, parts: readonly Node[]): LeftOver | undefined {
    const variable = parts.filter((part) => readsOf(part).length > 0);
    const blank = (part: Node) => [null, ''].includes(this.valueOf(part) as null | '');
    if (variable.length === 0 || !variable.every(blank)) return undefined;
    const text = this.valueOf(node);
    return typeof text === 'string' && text !== '' ? { node, text } : undefined;
  }
}

/** The constants that an expression leaves for somebody with nothing; undefined where there are none. */
export function constantLeftOver(node: Node, options: CheckOptions): LeftOver | undefined {
  const { context, schemas = {} } = options;
  const people = samplePeople(readsOf(node), schemas, CONTEXTS[context].profile);
  return new Nobody(people.at(-1)!.vars, options).leftOver(node);
}
