import type { Index, Node } from './ast';
import { children } from './ast';

/** `user["firstName"]` reads an attribute, and so does Spring's `user[firstName]`. */
export function keyOf({ target, index }: Index): string | undefined {
  if (index.kind === 'text') return index.value;
  return index.kind === 'name' && target.kind === 'name' ? index.name : undefined;
}

/** `user.firstName` of a chain of names; undefined where the chain starts with something else. */
export function pathOf(node: Node): string | undefined {
  if (node.kind === 'name') return node.element ? undefined : node.name === 'appUser' ? 'appuser' : node.name;
  if (node.kind !== 'member' && node.kind !== 'index') return undefined;
  const target = pathOf(node.target);
  const attribute = node.kind === 'member' ? node.name : keyOf(node);
  return target === undefined || attribute === undefined ? undefined : `${target}.${attribute}`;
}

/** The attributes an expression reads, as dotted paths, each once, in source order. */
export function readsOf(node: Node): readonly string[] {
  const found = new Set<string>();
  const visit = (each: Node): void => {
    const path = pathOf(each);
    if (path !== undefined) found.add(path);
    else if (each.kind !== 'name') children(each).forEach(visit);
  };
  visit(node);
  return [...found];
}
