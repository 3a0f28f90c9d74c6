/** Whole numbers of this many digits may lose some as JavaScript's numbers. */
const MANY_DIGITS = /\d{16}/;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MOST_LONG = 2n ** 63n;

function marked(text: string, mark: string): string {
  return text.replaceAll(TOKENS, (token) => {
    if (!/^-?\d+$/.test(token) || Number.isSafeInteger(Number(token))) return token;
    const value = BigInt(token);
    return value < MOST_LONG && value >= -MOST_LONG ? `"${mark}${token}"` : token;
  });
}

function restored(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value;
  if (Array.isArray(value)) return value.map((each) => restored(each, mark));
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, member] of Object.entries(value)) {
    // Defined, not assigned: `__proto__` is a member like any other.
    Object.defineProperty(value, name, {
      value: restored(member, mark),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return value;
}

/** JSON whose whole numbers keep all their digits: a badge number of 17 digits becomes a bigint. @throws SyntaxError as JSON.parse */
export function parseExactly(text: string): unknown {
  if (!MANY_DIGITS.test(text)) return JSON.parse(text);
  JSON.parse(text);
  let mark = 'whole number ';
  while (text.includes(mark)) mark += '#';
  return restored(JSON.parse(marked(text, mark)), mark);
}
