/** The value behind a dotted path; through a list, every element's. */
export function readPath(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value)) return value.flatMap((element: unknown) => readPath(element, path) ?? []);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return readPath((value as Record<string, unknown>)[name], rest);
}
