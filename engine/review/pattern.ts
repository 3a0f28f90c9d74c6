import { isBlank, type Value } from '../sync/values';

/** What a change of a value looks like, in words that name the mistake rather than the person. */
export type Pattern = string;

const EMAIL = /^([^@\s]+)@([^@\s]+)$/;
const digits = (text: string): string => text.replace(/\D/g, '');
/** A number with an extension behind it: `+498912345#101`. */
const isNumber = (text: string): boolean => /^[+\d\s()./-]+$/.test(text) && digits(text).length >= 6;
const NULLS = /(^|[^A-Za-z])null($|[^A-Za-z])/;

interface Rule {
  readonly name: Pattern;
  readonly fits: (before: string, after: string) => boolean;
}

const domainOf = (text: string): readonly [string, string] | undefined => {
  if (!text.includes('@')) return undefined;
  const found = EMAIL.exec(text);
  return found ? [found[1]!, found[2]!.toLowerCase()] : undefined;
};

/** The first that fits names the change. `before` is empty where there was nothing. */
const RULES: readonly Rule[] = [
  {
    name: 'the word “null” in it',
    fits: (before, after) => after.includes('null') && NULLS.test(after) && !NULLS.test(before),
  },
  { name: 'leading # only, no number', fits: (before, after) => after.startsWith('#') && !before.startsWith('#') },
  { name: 'ends in # with nothing behind it', fits: (before, after) => after.endsWith('#') && !before.endsWith('#') },
  { name: 'filled', fits: (before) => before === '' },
  { name: 'emptied', fits: (_, after) => after === '' },
  { name: 'case only', fits: (before, after) => before.toLowerCase() === after.toLowerCase() },
  {
    name: 'white space only',
    fits: (before, after) =>
      (/\s/.test(before) || /\s/.test(after)) && before.replace(/\s+/g, '') === after.replace(/\s+/g, ''),
  },
  {
    name: 'domain changed',
    fits: (before, after) => {
      const [was, is] = [domainOf(before), domainOf(after)];
      return was !== undefined && is !== undefined && was[0].toLowerCase() === is[0].toLowerCase() && was[1] !== is[1];
    },
  },
  {
    name: 'another name at the same domain',
    fits: (before, after) => {
      const [was, is] = [domainOf(before), domainOf(after)];
      return was !== undefined && is !== undefined && was[1] === is[1];
    },
  },
  {
    name: 'extension behind the number',
    fits: (before, after) => isNumber(before) && after.startsWith(`${before}#`),
  },
  {
    name: 'extension dropped',
    fits: (before, after) => isNumber(after) && before.startsWith(`${after}#`),
  },
  {
    name: 'same digits, written in another way',
    fits: (before, after) => isNumber(before) && isNumber(after) && digits(before) === digits(after),
  },
  {
    name: 'digits dropped',
    fits: (before, after) => {
      if (!isNumber(before)) return false;
      const [was, is] = [digits(before), digits(after)];
      return was.length > is.length && is.length > 0 && (was.startsWith(is) || was.endsWith(is));
    },
  },
  { name: 'prefix added', fits: (before, after) => after.length > before.length && after.endsWith(before) },
  { name: 'suffix added', fits: (before, after) => after.length > before.length && after.startsWith(before) },
  { name: 'beginning dropped', fits: (before, after) => before.length > after.length && before.endsWith(after) },
  { name: 'end dropped', fits: (before, after) => before.length > after.length && before.startsWith(after) },
];

const OTHER: Pattern = 'another value';

const textOf = (value: unknown): string =>
  isBlank(value as Value) ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Names how a value changes. */
export function patternOf(before: unknown, after: unknown): Pattern {
  const [was, is] = [textOf(before), textOf(after)];
  return RULES.find(({ fits }) => fits(was, is))?.name ?? OTHER;
}
