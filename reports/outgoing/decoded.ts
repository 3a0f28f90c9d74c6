/** A text with its encodings taken off, and where its characters stood before. */
export interface Decoded {
  readonly text: string;
  /** The range of the original that a range of `text` came from; encoded characters are never parted. */
  readonly original: (start: number, end: number) => readonly [number, number];
}

// Percent signs, escapes of JSON and Go (also nested, hence several backslashes), bytes as Python, Go and git escape them, backslashes of
// Markdown, entities of HTML, and the space without width that our Markdown puts behind an @.
const ENCODED =
  /(?:%[0-9a-f]{2})+|(?:\\+x[0-9a-f]{2})+|(?:\\+[0-3][0-7]{2})+|\\+(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|[nrt])|\\+|&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});|\u200b/gi;

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

/** What bytes say: UTF-8 where they are some, Latin-1 otherwise; of UTF-16, as Active Directory takes a password, the letters. */
export function fromBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return (text.includes('\ufffd') ? bytes.toString('latin1') : text).replaceAll('\0', '');
}

const hexadecimal = (digits: string): string => fromBytes(Buffer.from(digits, 'hex'));
const octal = (token: string): string =>
  fromBytes(Buffer.from(token.match(/[0-7]{3}/g)!.map((digits) => parseInt(digits, 8))));

function meaning(token: string): string {
  if (token.startsWith('%')) return hexadecimal(token.replaceAll('%', ''));
  if (/^\\+x/i.test(token)) return hexadecimal(token.replace(/\\+x/gi, ''));
  if (/^\\+\d/.test(token)) return octal(token);
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

/**
 * A text in which what matches is replaced by what it means.
 * @param apart what means nothing, and begins a range, is no part of it: a line end, other than a backslash
 */
function rewritten(text: string, pattern: RegExp, meaning: (raw: string) => string, apart = false): Decoded {
  const tokens: Token[] = [];
  let shift = 0;
  const result = text.replace(pattern, (raw: string, from: number) => {
    const clear = meaning(raw);
    tokens.push({ at: from - shift, length: clear.length, from, raw: raw.length });
    shift += raw.length - clear.length;
    return clear;
  });
  const original = (start: number, end: number): [number, number] => {
    const first = lastAt(tokens, start);
    const last = lastAt(tokens, end - 1);
    const begins =
      !first || start > first.at + first.length || (start === first.at + first.length && (first.length > 0 || apart))
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
    const next = rewritten(found.text, ENCODED, meaning);
    if (next.text === found.text) break;
    found = within(found, next);
  }
  return found;
}

const within = (outer: Decoded, inner: Decoded): Decoded => ({
  text: inner.text,
  original: (start, end) => outer.original(...inner.original(start, end)),
});

// A line end, and what stands before the next line: Terraform's frame, the blank of LDIF.
const LINE_END = /[ \t]*\r?\n[ \t]*(?:[\u2500-\u257f][ \t]*)?/g;
// At least as many as a credential has that is sought everywhere: as Node shows a Buffer, Go a []byte, openssl and xxd a value.
const HEX_BYTES = /(?<![\w:])[0-9a-f]{2}(?:(?:, ?|[ :-])(?:0x)?[0-9a-f]{2}){7,}(?![\w:])/gi;
const NUMBERED_BYTES = /(?<![\w.])\d{1,3}(?:(?:,\s*|\s)\d{1,3}){7,}(?![\w.])/g;

const listed = (raw: string): string =>
  fromBytes(
    Buffer.from(
      raw
        .match(/\d+/g)!
        .map(Number)
        .filter((byte) => byte < 256),
    ),
  );

/** What a text may say that is cut into lines, at a blank (where `blanks` matter) or anywhere, or into bytes. */
export const rejoined = (of: Decoded, blanks: boolean): Decoded[] =>
  [
    rewritten(of.text, LINE_END, () => '', true),
    ...(blanks ? [rewritten(of.text, LINE_END, () => ' ', true)] : []),
    rewritten(of.text, HEX_BYTES, (raw) => hexadecimal(raw.replace(/0x|[^0-9a-f]/gi, ''))),
    rewritten(of.text, NUMBERED_BYTES, listed),
  ].flatMap((view) => (view.text === of.text ? [] : [within(of, view)]));
