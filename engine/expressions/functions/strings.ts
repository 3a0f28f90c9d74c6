import { ExpressionError } from '../error';
import type { Value } from '../values';
import type { CallSite, FunctionRow } from './signature';
import { int, rest, text } from './signature';

type Texts = readonly string[];
const texts = (args: readonly Value[]) => args as Texts;

/** Where the text that is searched for is missing, the mode decides; Apache Commons' answer is the third argument. */
function unmatched(name: string, search: string, commons: string, { evaluation, range }: CallSite): string {
  switch (evaluation.behaviour.noMatch) {
    case 'commons':
      return commons;
    case 'empty':
      return '';
    case 'error':
      throw new ExpressionError('bad-value', `${name}: the text does not contain ${JSON.stringify(search)}.`, range);
  }
}

function before(args: readonly Value[], site: CallSite): string {
  const [value = '', search = ''] = texts(args);
  const at = value.indexOf(search);
  return at < 0 ? unmatched('substringBefore', search, value, site) : value.slice(0, at);
}

function after(args: readonly Value[], site: CallSite): string {
  const [value = '', search = ''] = texts(args);
  const at = value.indexOf(search);
  return at < 0 ? unmatched('substringAfter', search, '', site) : value.slice(at + search.length);
}

function substring(args: readonly Value[], { evaluation, range }: CallSite): string {
  const [value, start, end] = args as [string, number, number];
  const outside = start < 0 || end > value.length || start > end;
  if (outside && evaluation.behaviour.outOfRange === 'error') {
    throw new ExpressionError(
      'index-out-of-range',
      `substring from ${start} to ${end} of a text with ${value.length} characters.`,
      range,
    );
  }
  const from = start < 0 ? Math.max(0, value.length + start) : start;
  const to = end < 0 ? value.length + end : end;
  return from < to ? value.slice(from, to) : '';
}

/** The first key, in the order they are written, that is part of the text. */
function stringSwitch(args: readonly Value[], { range }: CallSite): string {
  const [value = '', otherwise = '', ...pairs] = texts(args);
  if (pairs.length % 2 === 1) {
    throw new ExpressionError('wrong-arguments', 'String.stringSwitch needs a value after every key.', range);
  }
  const match = pairs.findIndex((key, index) => index % 2 === 0 && value.includes(key));
  return match < 0 ? otherwise : pairs[match + 1]!;
}

const upper = ([value]: readonly Value[]) => (value as string).toUpperCase();
const lower = ([value]: readonly Value[]) => (value as string).toLowerCase();

/** Old names of the same functions: still accepted, `String.` is the present spelling. */
const deprecated = (name: string, rows: readonly FunctionRow[]): FunctionRow => {
  const { groupRule: _, ...row } = rows.find((each) => each.name === `String.${name}`)!;
  return { ...row, name, deprecatedFor: `String.${name}`, doc: `The old name of \`String.${name}\`.` };
};

const STRINGS: readonly FunctionRow[] = [
  {
    name: 'String.append',
    parameters: [text('text'), text('suffix')],
    returns: 'String',
    doc: 'Both texts, one after the other.',
    example: ['String.append("This is", " a test")', 'This is a test'],
    groupRule: true,
    run: (args) => texts(args).join(''),
  },
  {
    name: 'String.join',
    parameters: [text('separator'), rest(text('texts'))],
    returns: 'String',
    doc: 'The texts with the separator between them.',
    example: ['String.join(",", "This", "is", "a", "test")', 'This,is,a,test'],
    groupRule: true,
    run: (args) => texts(args).slice(1).join(texts(args)[0]),
  },
  {
    name: 'String.len',
    parameters: [text('text')],
    returns: 'Int',
    onNull: 0,
    doc: 'How many characters the text has.',
    example: ['String.len("This")', '4'],
    groupRule: true,
    run: ([value]) => (value as string).length,
  },
  {
    name: 'String.removeSpaces',
    parameters: [text('text')],
    returns: 'String',
    doc: 'The text without its spaces.',
    example: ['String.removeSpaces("This is a test")', 'Thisisatest'],
    groupRule: true,
    run: ([value]) => (value as string).replaceAll(/\s/g, ''),
  },
  {
    name: 'String.replace',
    parameters: [text('text'), text('search'), text('replacement')],
    returns: 'String',
    doc: 'The text with every occurrence replaced. The search is no pattern.',
    example: ['String.replace("This is a test", "is", "at")', 'That at a test'],
    groupRule: true,
    run: (args) => replaced(texts(args), true),
  },
  {
    name: 'String.replaceFirst',
    parameters: [text('text'), text('search'), text('replacement')],
    returns: 'String',
    doc: 'The text with the first occurrence replaced. The search is no pattern.',
    example: ['String.replaceFirst("This is a test", "is", "at")', 'That is a test'],
    groupRule: true,
    run: (args) => replaced(texts(args), false),
  },
  {
    name: 'String.startsWith',
    parameters: [text('text'), text('prefix')],
    returns: 'Boolean',
    onNull: false,
    doc: 'Whether the text begins with the prefix; case counts.',
    example: ['String.startsWith("Kiss", "K")', 'true'],
    groupRule: true,
    run: ([value, prefix]) => (value as string).startsWith(prefix as string),
  },
  {
    name: 'String.stringContains',
    parameters: [text('text'), text('search')],
    returns: 'Boolean',
    onNull: false,
    doc: 'Whether the text contains the other; case counts.',
    example: ['String.stringContains("This is a test", "test")', 'true'],
    groupRule: true,
    run: ([value, search]) => (value as string).includes(search as string),
  },
  {
    name: 'String.stringSwitch',
    parameters: [text('text'), text('default'), rest(text('key, value'))],
    returns: 'String',
    doc: 'The value after the first key, in the order written, that the text contains; else the default.',
    example: ['String.stringSwitch("This is a test", "default", "test", "value1")', 'value1'],
    groupRule: true,
    run: stringSwitch,
  },
  {
    name: 'String.substring',
    parameters: [text('text'), int('start'), int('end')],
    returns: 'String',
    doc: 'The characters from start, which is counted from 0, up to but not including end.',
    example: ['String.substring("This is a test", 2, 9)', 'is is a'],
    groupRule: true,
    run: substring,
  },
  {
    name: 'String.substringAfter',
    parameters: [text('text'), text('search')],
    returns: 'String',
    doc: 'What follows the first occurrence.',
    example: ['String.substringAfter("abc@okta.com", "@")', 'okta.com'],
    groupRule: true,
    mayNotMatch: true,
    run: after,
  },
  {
    name: 'String.substringBefore',
    parameters: [text('text'), text('search')],
    returns: 'String',
    doc: 'What comes before the first occurrence.',
    example: ['String.substringBefore("abc@okta.com", "@")', 'abc'],
    groupRule: true,
    mayNotMatch: true,
    run: before,
  },
  {
    name: 'String.toUpperCase',
    parameters: [text('text')],
    returns: 'String',
    doc: 'The text in capitals.',
    example: ['String.toUpperCase("This")', 'THIS'],
    groupRule: true,
    run: upper,
  },
  {
    name: 'String.toLowerCase',
    parameters: [text('text')],
    returns: 'String',
    doc: 'The text in small letters.',
    example: ['String.toLowerCase("ThiS")', 'this'],
    groupRule: true,
    run: lower,
  },
];

/** An empty search changes nothing (Apache Commons StringUtils.replace). */
function replaced([value = '', search = '', replacement = '']: Texts, all: boolean): string {
  if (search === '') return value;
  return all ? value.replaceAll(search, () => replacement) : value.replace(search, () => replacement);
}

/** Text functions of Okta's reference, section "String functions", with the deprecated global names. */
export const stringFunctions: readonly FunctionRow[] = [
  ...STRINGS,
  ...['toUpperCase', 'toLowerCase', 'substringBefore', 'substringAfter', 'substring'].map((name) =>
    deprecated(name, STRINGS),
  ),
];
