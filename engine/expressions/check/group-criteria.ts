import type { MapLiteral, Method, Node } from '../ast';
import { children } from '../ast';
import { CRITERIA } from '../functions/groups';
import { nearest } from '../../nearest';
import type { Check } from './scope';

/** Okta's reference, "Group functions": what the criteria may hold. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'group.type': ['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN'],
  operator: ['EXACT', 'STARTS_WITH'],
};
/** What the reference's examples read of a group. */
const OF_A_GROUP = ['name', 'id', 'type', 'source', 'profile'];

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

const texts = (node: Node): readonly (Node & { kind: 'text' })[] =>
  node.kind === 'text' ? [node] : node.kind === 'list' ? node.items.flatMap(texts) : [];

function checkMap(map: MapLiteral, check: Check): void {
  for (const { key, value } of map.entries) {
    if (key !== 'operator' && !Object.hasOwn(CRITERIA, key)) {
      const known = quoted([...Object.keys(CRITERIA), 'operator']);
      check.report('always-fails', map, `No group satisfies this: there is no criterion "${key}"; there are ${known}.`);
      continue;
    }
    const allowed = VALUES[key];
    for (const text of allowed ? texts(value) : [])
      if (!allowed!.includes(text.value)) {
        const suggestion = nearest(text.value, allowed!);
        const message = `No group satisfies this: "${key}" is one of ${quoted(allowed!)}.`;
        check.report('always-fails', text, message, suggestion && `"${suggestion}"`);
      }
  }
}

/** Criteria of `user.getGroups` that no group can satisfy. */
export function checkCriteria({ args }: Method, check: Check): void {
  for (const arg of args) if (arg.kind === 'map') checkMap(arg, check);
}

/** Misspelt attributes of the groups that a projection looks at. */
export function checkGroupNames(body: Node, check: Check): void {
  if (body.kind === 'name' && body.element && !OF_A_GROUP.includes(body.name)) {
    const suggestion = nearest(body.name, OF_A_GROUP);
    if (suggestion !== undefined)
      check.report(
        'unknown-attribute',
        body,
        `A group has no attribute "${body.name}"; did you mean "${suggestion}"?`,
        suggestion,
      );
  }
  for (const child of children(body)) checkGroupNames(child, check);
}
