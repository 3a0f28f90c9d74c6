import type { Node } from './ast';
import { children } from './ast';

/** `user.firstName` of a chain of names; undefined where the chain starts with something else. */
export function pathOf(node: Node): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'member') return undefined;
  const target = pathOf(node.target);
  return target && `${target}.${node.name}`;
}

/** The attributes an expression reads, as dotted paths, each once, in source order. */
export function readsOf(node: Node): readonly string[] {
  const found = new Set<string>();
  const visit = (each: Node): void => {
    const path = pathOf(each);
    if (path !== undefined) found.add(path);
    else if (each.kind === 'projection') visit(each.target);
    else children(each).forEach(visit);
  };
  visit(node);
  return [...found];
}
