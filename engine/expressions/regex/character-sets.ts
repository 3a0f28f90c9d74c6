import type { CharacterSet } from './syntax';
import { PatternError } from './syntax';

const unicode = (source: string): CharacterSet => {
  const pattern = new RegExp(`^${source}$`, 'u');
  return (code) => pattern.test(String.fromCodePoint(code));
};
const ascii = (source: string): CharacterSet => {
  const pattern = new RegExp(`^${source}$`);
  return (code) => code < 128 && pattern.test(String.fromCharCode(code));
};
export const not =
  (set: CharacterSet): CharacterSet =>
  (code) =>
    !set(code);
export const anyOf =
  (sets: readonly CharacterSet[]): CharacterSet =>
  (code) =>
    sets.some((set) => set(code));

const HORIZONTAL = new Set([0x20, 0x09, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000]);
const LINE_ENDS = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029]);
const horizontal: CharacterSet = (code) => HORIZONTAL.has(code) || (code >= 0x2000 && code <= 0x200a);
const vertical: CharacterSet = (code) => LINE_ENDS.has(code) || code === 0x0b || code === 0x0c;
const digit: CharacterSet = (code) => code >= 48 && code <= 57;
const space: CharacterSet = (code) => code === 32 || (code >= 9 && code <= 13);
const word = ascii('[A-Za-z0-9_]');

/** `\d`, `\w` and the like are ASCII in Java. */
export const CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: digit,
  D: not(digit),
  s: space,
  S: not(space),
  w: word,
  W: not(word),
  h: horizontal,
  H: not(horizontal),
  v: vertical,
  V: not(vertical),
};

/** Where words end: letters and digits of all scripts, and `_` (Java 17's `\b`). */
export const wordCharacter: CharacterSet = unicode('[\\p{L}\\p{Nd}_]');
/** What `.` does not match, and where lines end. */
export const lineEnd: CharacterSet = (code) => LINE_ENDS.has(code);

const POSIX: Readonly<Record<string, CharacterSet>> = {
  Lower: ascii('[a-z]'),
  Upper: ascii('[A-Z]'),
  ASCII: (code) => code < 128,
  Alpha: ascii('[A-Za-z]'),
  Digit: digit,
  Alnum: ascii('[A-Za-z0-9]'),
  Punct: ascii('[!-/:-@\\[-`{-~]'),
  Graph: (code) => code > 32 && code < 127,
  Print: (code) => code >= 32 && code < 127,
  Blank: (code) => code === 32 || code === 9,
  Cntrl: (code) => code < 32 || code === 127,
  XDigit: ascii('[0-9a-fA-F]'),
  Space: space,
  javaLowerCase: unicode('\\p{Lowercase}'),
  javaUpperCase: unicode('\\p{Uppercase}'),
  javaTitleCase: unicode('\\p{Lt}'),
  javaLetter: unicode('\\p{L}'),
  javaDigit: unicode('\\p{Nd}'),
  javaLetterOrDigit: unicode('[\\p{L}\\p{Nd}]'),
  javaWhitespace: unicode('(?![\\xa0\\u2007\\u202f])[\\t-\\r\\x1c-\\x1f\\p{Z}]'),
  L1: (code) => code < 256,
};
/** Unicode 15 names of categories, binary properties and scripts, as JavaScript spells them. */
const UNICODE_FORMS = [(name: string) => name, (name: string) => `Script=${name}`];

/** With `(?U)` the classes are those of all scripts (Unicode Technical Standard 18, annex C). */
export const UNICODE_CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: unicode('\\p{Nd}'),
  D: unicode('\\P{Nd}'),
  s: unicode('\\p{White_Space}'),
  S: unicode('\\P{White_Space}'),
  w: unicode('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]'),
  W: unicode('[^\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]'),
};
const UNICODE_POSIX: Readonly<Record<string, CharacterSet>> = {
  Lower: unicode('\\p{Lowercase}'),
  Upper: unicode('\\p{Uppercase}'),
  Alpha: unicode('\\p{Alphabetic}'),
  Digit: unicode('\\p{Nd}'),
  Alnum: unicode('[\\p{Alphabetic}\\p{Nd}]'),
  Punct: unicode('\\p{P}'),
  Space: unicode('\\p{White_Space}'),
  Blank: unicode('[\\p{Zs}\\t]'),
  Cntrl: unicode('\\p{Cc}'),
  XDigit: unicode('[\\p{Nd}\\p{Hex_Digit}]'),
};
/** With `(?i)` capitals, small and title-case letters are one (java.util.regex of JDK 17, categories and properties alike). */
const CASED: Readonly<Record<string, CharacterSet>> = {
  Lower: ascii('[A-Za-z]'),
  Upper: ascii('[A-Za-z]'),
};
const ANY_CASE = unicode('[\\p{Lu}\\p{Ll}\\p{Lt}]');
const ANY_CASE_PROPERTY = unicode('[\\p{Lowercase}\\p{Uppercase}\\p{Lt}]');
const CASE_CATEGORIES = /^(Lu|Ll|Lt)$/;
const CASE_PROPERTIES = /^(java(Lower|Upper|Title)Case|Is(Lowercase|Uppercase|Titlecase))$/i;

/** `\p{Lu}`, `\p{Alpha}`, `\p{IsLatin}`, `\p{script=Greek}`. */
export function property(name: string, { i, U }: { readonly i: boolean; readonly U: boolean }): CharacterSet {
  if (i && CASE_PROPERTIES.test(name)) return ANY_CASE_PROPERTY;
  if (i && !U && Object.hasOwn(CASED, name)) return CASED[name]!;
  if (i && U && Object.hasOwn(CASED, name)) return ANY_CASE_PROPERTY;
  if (U && Object.hasOwn(UNICODE_POSIX, name)) return UNICODE_POSIX[name]!;
  if (Object.hasOwn(POSIX, name)) return POSIX[name]!;
  const plain = name.replace(/^(Is|(sc|script|gc|general_category)=)/i, '');
  if (i && CASE_CATEGORIES.test(plain)) return ANY_CASE;
  if (plain === 'Titlecase') return unicode('\\p{Lt}');
  for (const form of /^[A-Za-z_]+$/.test(plain) ? UNICODE_FORMS : []) {
    try {
      return unicode(`\\p{${form(plain)}}`);
    } catch {
      // Not a name of this form; the next one may fit.
    }
  }
  throw new PatternError(`there is no character property "${name}"`);
}

/** With `(?i)` a letter matches in either case; in ASCII only, unless `(?u)` is set too. */
export function ignoringCase(set: CharacterSet, allScripts: boolean): CharacterSet {
  return (code) => {
    if (set(code)) return true;
    if (code >= 128 && !allScripts) return false;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some((other) => set(other.codePointAt(0)!));
  };
}
