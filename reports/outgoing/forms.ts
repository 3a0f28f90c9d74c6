import { SHORTEST, type Credential } from './credentials';
import { decoded } from './decoded';

/** One way in which a credential may stand in a text. */
export interface Form {
  readonly text: string;
  readonly variable: string;
  /** A piece of a long or an encoded one: whatever touches it belongs to it. */
  readonly piece: boolean;
}

/** Characters of a key's piece. A line of PEM has 64, so that each holds several, however the lines are broken. */
const PIECE = 16;
const LONG = 48;
/** Runs of one character, as a key's padding, would be found in anything. */
const LEAST_VARIED = 6;

const KEY_LIKE = /^[A-Za-z0-9+/=_.-]+$/;

/** At each of the three places that a value can have among the groups of base64, only the digits that it alone decides. */
function base64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    const own = digits.slice(Math.ceil((before * 8) / 6), whole);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const PEM_BODY = /-----BEGIN ([^-]+)-----([\s\S]*?)-----END/g;

/** The key of a PEM without its frame, headers and line ends. */
const bodies = (value: string): string[] =>
  [...value.replaceAll('\\n', '\n').matchAll(PEM_BODY)]
    .filter(([, label]) => label?.includes('PRIVATE KEY'))
    .map(([, , body = '']) => body.replace(/^[\w-]+:.*$/gm, '').replace(/\s+/g, ''));

/** With the line ends of other systems, or none; as a form of a web page writes spaces. */
const spellings = (value: string): string[] => {
  const lines = value.replace(/\r\n/g, '\n');
  return [value, lines, lines.replaceAll('\n', '\r\n'), lines.replaceAll('\n', ''), value.replaceAll(' ', '+')];
};

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The usual ways to write it, beside what `decoded` takes off: there a character before it may make it another's end, as a % does. */
const escapings = (value: string): string[] => [
  inJson(value),
  inJson(value).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`),
  inJson(inJson(value)),
  encodeURIComponent(Buffer.from(value).toString()),
];

function encodings(value: string): string[] {
  const bytes = Buffer.from(value);
  // Active Directory takes a password in quotes and as UTF-16; LDIF shows that as base64.
  const unicode = value.length < LONG ? [`"${value}"`, value].map((text) => Buffer.from(text, 'utf16le')) : [];
  const hex = [bytes, ...unicode].map((each) => each.toString('hex'));
  return [...[bytes, ...unicode].flatMap(base64), ...hex, ...hex.map((digits) => digits.toUpperCase())];
}

function pieces(text: string): string[] {
  const count = Math.floor(text.length / PIECE);
  return Array.from({ length: count }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE)).filter(
    (piece) => new Set(piece).size >= LEAST_VARIED,
  );
}

/** Every form of one credential: in clear, encoded, and, of a long key, piece by piece. */
export function formsOf({ variable, value }: Credential): Form[] {
  const clear = new Set([...spellings(value), ...bodies(value)]);
  const encoded = [...clear].flatMap(encodings);
  const cut = [...clear, ...encoded].filter((text) => text.length >= LONG && KEY_LIKE.test(text)).flatMap(pieces);
  return [
    ...[...clear, ...[...clear].flatMap((text) => [decoded(text).text, ...escapings(text)])].map((text) => ({
      text,
      variable,
      piece: false,
    })),
    ...[...new Set([...encoded, ...cut])].map((text) => ({ text, variable, piece: true })),
  ].filter(({ text }) => text.length >= SHORTEST);
}
