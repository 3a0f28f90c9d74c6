import { ENTERPRISE_SCHEMA } from './resource';

/** Comes whatever is asked for (RFC 7644, section 3.9, with "returned": "always"). */
const ALWAYS = ['schemas', 'id'];

type Resource = Readonly<Record<string, unknown>>;
export interface Projection {
  /** Only these; empty: all. */
  readonly attributes: readonly string[];
  readonly excludedAttributes: readonly string[];
}

const listed = (text: string | null): string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

export const projectionOf = (query: URLSearchParams): Projection => ({
  attributes: listed(query.get('attributes')),
  excludedAttributes: listed(query.get('excludedAttributes')),
});

/** `urn:…:User:name.givenName` → `['name', 'givenName']`; the enterprise schema keeps its name as the first part. */
function pathOf(name: string): string[] {
  const lower = name.toLowerCase();
  if (lower.startsWith(ENTERPRISE_SCHEMA.toLowerCase()))
    return [
      ENTERPRISE_SCHEMA.toLowerCase(),
      ...lower
        .slice(ENTERPRISE_SCHEMA.length + 1)
        .split('.')
        .filter(Boolean),
    ];
  return lower.replace(/^urn:[\w:.]+:user:/, '').split('.');
}

/** Takes part of a value away, or keeps only that part; of a list, in every element. */
function part(value: unknown, names: ReadonlySet<string>, keep: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => part(item, names, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => names.has(key.toLowerCase()) === keep));
}

/** Attribute → its named sub-attributes; an empty set is the attribute as a whole. */
function wanted(names: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [first = '', second] of names.map(pathOf)) {
    const parts = found.get(first);
    if (second === undefined) found.set(first, new Set());
    else if (parts?.size !== 0) found.set(first, new Set([...(parts ?? []), second]));
  }
  return found;
}

/** What the caller asked to see of a resource. */
export function projected(resource: Resource, { attributes, excludedAttributes }: Projection): Resource {
  const only = wanted(attributes);
  const without = wanted(excludedAttributes);
  if (only.size === 0 && without.size === 0) return resource;
  const entries = Object.entries(resource).flatMap(([key, value]): [string, unknown][] => {
    const name = key.toLowerCase();
    if (ALWAYS.includes(name)) return [[key, value]];
    const kept = only.get(name);
    if (only.size > 0) return kept ? [[key, kept.size === 0 ? value : part(value, kept, true)]] : [];
    const gone = without.get(name);
    if (!gone) return [[key, value]];
    return gone.size === 0 ? [] : [[key, part(value, gone, false)]];
  });
  return Object.fromEntries(entries);
}
