/** Turns a person's value into what a report may show. */
export type Mask = (value: unknown) => string;

const HIDDEN = '•';
const EMAIL = /^([^@\s]+)@([^@\s]+)$/;
/** With what may stand behind it: `#104`, `;ext=104`, ` x104`, ` ext. 104`, `,,104`. */
const PHONE = /^\+?[\d ()./-]{7,}?(?:(?:[#;,x]|ext).*)?$/i;
const BEHIND = /\s*(?:[#;,x]|ext)/i;
/** Addresses of the web say where, addresses of a call whom. */
const LINK = /^([a-z][a-z\d+.-]*:)(\/\/[^/?#\s@]*(?=[/?#]|$))?(\S*)$/i;
const CALLS = new Set(['tel:', 'sip:', 'sips:', 'mailto:', 'callto:']);
/** What a mapping writes where nothing is known: the mistake itself, and nobody's data. */
const SAID = new Set(['null', 'blank', 'true', 'false']);
const RUNS = /[\p{L}\p{M}]+|\p{N}+/gu;
/** Scripts in which one character can be a whole name. */
const WHOLE = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Digits of a number that stay: country and area, and its end. */
const [FIRST, LAST] = [4, 2];

/** The first character of each word or number; the rest is counted only. */
const ofWords = (text: string): string =>
  text.replace(RUNS, (run) => {
    if (SAID.has(run.toLowerCase())) return run;
    const [first = '', ...rest] = [...run];
    return (rest.length === 0 || WHOLE.test(first) ? HIDDEN : first) + HIDDEN.repeat(rest.length);
  });

function ofNumber(text: string): string {
  const length = text.replace(/\D/g, '').length;
  const first = length >= FIRST + LAST + 3 ? FIRST : 1;
  let at = 0;
  return text.replace(/\d/g, (digit) => {
    at += 1;
    return at <= first || at > length - LAST ? digit : HIDDEN;
  });
}

function ofPhone(text: string): string {
  const mark = BEHIND.exec(text)?.index ?? text.length;
  return ofNumber(text.slice(0, mark)) + ofWords(text.slice(mark));
}

function ofLink(text: string): string | undefined {
  const [, scheme = '', host, rest = ''] = LINK.exec(text) ?? [];
  if (CALLS.has(scheme.toLowerCase())) return scheme + ofText(rest);
  return host === undefined ? undefined : scheme + host + ofWords(rest);
}

/** White space at an edge is a mistake that nobody would see. */
const visible = (spaces: string): string => '␣'.repeat(spaces.length);

function ofText(text: string): string {
  const inside = text.trim();
  if (inside !== text) {
    const start = text.length - text.trimStart().length;
    const shape = inside === '' ? '' : ofText(inside);
    return visible(text.slice(0, start)) + shape + visible(text.slice(start + inside.length));
  }
  if (text === '') return '(empty)';
  const link = ofLink(text);
  if (link !== undefined) return link;
  const [, local, domain] = EMAIL.exec(text) ?? [];
  if (local !== undefined && domain !== undefined) return `${ofWords(local)}@${domain}`;
  return PHONE.test(text) ? ofPhone(text) : ofWords(text);
}

/** The shape of a value, whatever holds it: a list keeps its length, an object its keys. */
function shapeOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || typeof value === 'bigint') return ofWords(String(value));
  if (Array.isArray(value)) return `[${value.map(shapeOf).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([name, one]) => `${name}: ${shapeOf(one)}`)
      .join(', ')}}`;
  return typeof value === 'string' ? ofText(value) : typeof value;
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Shows the shape of a value: `+4989•••••01#1••`, `a••@acme.test`, `#1••`. A reader sees the mistake (no number, another domain, an
 * empty place) and not the person.
 */
export const masked = (): Mask => shapeOf;

/** Shows values as they are (`--show-values`). */
export const unmasked: Mask = (value) => {
  if (value === null || value === undefined) return '–';
  return value === '' ? '(empty)' : plain(value);
};

/** A change as a reader sees it: two values of one shape are told apart. */
export function maskedChange(before: unknown, after: unknown, mask: Mask): readonly [string, string] {
  const [was, is] = [mask(before), mask(after)];
  return was === is && before !== after ? [was, `${is} (another)`] : [was, is];
}
