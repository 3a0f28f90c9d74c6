const NOT_IN_JSON = new Set([Infinity, -Infinity, NaN]);

/** JSON of a value of the language: a Long beyond 2^53 with all its digits, Infinity and NaN as texts, as Jackson writes them. */
export function jsonOf(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && NOT_IN_JSON.has(value)) return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${jsonOf(member)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
