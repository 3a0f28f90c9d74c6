/** A text with its encodings taken off, and where its characters stood before. */
export interface Decoded {
  readonly text: string;
  /** The range of the original that a range of `text` came from; encoded characters are never parted. */
  readonly original: (start: number, end: number) => readonly [number, number];
}

// Percent signs, escapes of JSON and Go (also nested, hence several backslashes), backslashes of Markdown, entities of HTML, and the space
// without width that our Markdown puts behind an @.
const ENCODED =
  /(?:%[0-9a-f]{2})+|\\+(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|[nrt])|\\+|&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});|\u200b/gi;

const NAMED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
  '\u200b': '',
};
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const HIGHEST = 0x10ffff;

const fromCode = (code: number): string => (code <= HIGHEST ? String.fromCodePoint(code) : '');

function percent(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return Buffer.from(token.replaceAll('%', ''), 'hex').toString('latin1');
  }
}

function meaning(token: string): string {
  if (token.startsWith('%')) return percent(token);
  const named = NAMED[token.toLowerCase()];
  if (named !== undefined) return named;
  if (token.startsWith('&'))
    return fromCode(/x/i.test(token) ? parseInt(token.slice(3), 16) : parseInt(token.slice(2), 10));
  const rest = token.replace(/^\\+/, '');
  if (rest.length > 1) return fromCode(parseInt(rest.replace(/^u\{?/i, ''), 16));
  return ESCAPES[rest.toLowerCase()] ?? '';
}

interface Token {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly raw: number;
}

/** The last token that begins at or before a place. */
function lastAt(tokens: readonly Token[], place: number): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.at ?? Infinity) <= place) low = middle + 1;
    else high = middle;
  }
  return tokens[low - 1];
}

function once(text: string): Decoded {
  const tokens: Token[] = [];
  let shift = 0;
  const result = text.replace(ENCODED, (raw: string, from: number) => {
    const clear = meaning(raw);
    tokens.push({ at: from - shift, length: clear.length, from, raw: raw.length });
    shift += raw.length - clear.length;
    return clear;
  });
  const original = (start: number, end: number): [number, number] => {
    const first = lastAt(tokens, start);
    const last = lastAt(tokens, end - 1);
    const begins =
      !first || start > first.at + first.length || (start === first.at + first.length && first.length > 0)
        ? start + (first ? first.from + first.raw - first.at - first.length : 0)
        : first.from;
    const ends =
      !last || end > last.at + last.length
        ? end + (last ? last.from + last.raw - last.at - last.length : 0)
        : last.from + last.raw;
    return [begins, ends];
  };
  return { text: result, original };
}

const NESTED = 4;

/** Takes encodings off until none is left: a URL in JSON in a log's JSON is encoded three times. */
export function decoded(text: string): Decoded {
  let found: Decoded = { text, original: (start, end) => [start, end] };
  for (let depth = 0; depth < NESTED; depth += 1) {
    const next = once(found.text);
    if (next.text === found.text) break;
    const outer = found;
    found = { text: next.text, original: (start, end) => outer.original(...next.original(start, end)) };
  }
  return found;
}
