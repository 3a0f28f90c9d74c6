import { CLASSES, not, property, UNICODE_CLASSES } from './character-sets';
import type { Cursor, Flags } from './cursor';
import type { Assertion, CharacterSet, Pattern } from './syntax';
import { PatternError } from './syntax';

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };
const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'start',
  G: 'start',
  z: 'end',
  Z: 'last-line-end',
  b: 'boundary',
  B: 'no-boundary',
};
const GREATEST = 0x10ffff;

function hex(digits: string): number {
  const code = /^[0-9a-fA-F]{1,6}$/.test(digits) ? parseInt(digits, 16) : Infinity;
  if (code > GREATEST) throw new PatternError(`"${digits}" is no character code`);
  return code;
}

/** One to three octal digits, at most 377. */
function octal(cursor: Cursor): number {
  let digits = '';
  while (/^[0-7]$/.test(cursor.peek()) && parseInt(digits + cursor.peek(), 8) <= 0o377) digits += cursor.next();
  if (digits === '') throw new PatternError('"\\0" needs octal digits');
  return parseInt(digits, 8);
}

/** The code of an escaped character; undefined where the escape stands for something else. */
function codeOf(letter: string, cursor: Cursor): number | undefined {
  if (letter in CONTROLS) return CONTROLS[letter];
  switch (letter) {
    case '0':
      return octal(cursor);
    case 'x':
      return hex(cursor.eat('{') ? cursor.until('}') : cursor.next() + cursor.next());
    case 'u':
      return hex(cursor.next() + cursor.next() + cursor.next() + cursor.next());
    case 'c':
      return cursor.next().charCodeAt(0) ^ 64;
    default:
      return /^[A-Za-z0-9]$/.test(letter) ? undefined : letter.codePointAt(0);
  }
}

/** What an escape means inside brackets as well as outside: one character, or a set of them. */
export function readSetEscape(letter: string, cursor: Cursor, flags: Flags): number | CharacterSet {
  const code = codeOf(letter, cursor);
  if (code !== undefined) return code;
  if (flags.U && Object.hasOwn(UNICODE_CLASSES, letter)) return UNICODE_CLASSES[letter]!;
  if (Object.hasOwn(CLASSES, letter)) return CLASSES[letter]!;
  if (letter === 'p' || letter === 'P') {
    const set = property(cursor.eat('{') ? cursor.until('}') : cursor.next(), flags);
    return letter === 'p' ? set : not(set);
  }
  throw new PatternError(`"\\${letter}" is not known`);
}

/** `\10` is group 10 where there are ten groups before it, else group 1 and a zero. */
function reference(first: string, cursor: Cursor, { i }: Flags): Pattern {
  let group = Number(first);
  while (/^\d$/.test(cursor.peek()) && group * 10 + Number(cursor.peek()) <= cursor.groups) {
    group = group * 10 + Number(cursor.next());
  }
  return { kind: 'reference', group, ignoreCase: i };
}

function named(cursor: Cursor, { i }: Flags): Pattern {
  const name = cursor.eat('<') ? cursor.until('>') : '';
  const group = cursor.names.get(name);
  if (group === undefined) throw new PatternError(`there is no group "${name}" before its reference`);
  return { kind: 'reference', group, ignoreCase: i };
}

/** `\R`: a line end of any kind, the two-character one first. */
const lineBreak = (): Pattern => {
  const one = (code: number): Pattern => ({ kind: 'set', test: (other) => other === code });
  const options: Pattern[] = [
    { kind: 'sequence', parts: [one(13), one(10)] },
    { kind: 'set', test: CLASSES['v']! },
  ];
  return { kind: 'choice', options };
};

/** What stands after a backslash, outside brackets. */
export function readEscape(cursor: Cursor, flags: Flags): Pattern {
  const letter = cursor.next();
  if (Object.hasOwn(ASSERTIONS, letter)) return { kind: 'assert', assertion: ASSERTIONS[letter]! };
  if (/^[1-9]$/.test(letter)) return reference(letter, cursor, flags);
  if (letter === 'k') return named(cursor, flags);
  if (letter === 'R') return lineBreak();
  const found = readSetEscape(letter, cursor, flags);
  return typeof found === 'number' ? cursor.literal(String.fromCodePoint(found), flags) : { kind: 'set', test: found };
}
