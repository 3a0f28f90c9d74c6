import { ExpressionError } from '../error';
import type { Value } from '../values';
import type { CallSite, FunctionRow } from './signature';
import { int, rest, seesNull, text } from './signature';
import { counted } from '../../counted';

const unmatched = (name: string, search: string, { range }: CallSite) =>
  new ExpressionError('bad-value', `${name}: the text does not contain ${JSON.stringify(search)}.`, range);

/** Where the text that is searched for is missing, the mode decides. Commons: before nothing (null) is the whole text. */
function before(args: readonly Value[], site: CallSite): string {
  const [value, search] = args as [string, string | null];
  if (search === null) return value;
  const at = value.indexOf(search);
  if (at >= 0) return value.slice(0, at);
  switch (site.evaluation.behaviour.noMatch) {
    case 'commons':
      return value;
    case 'empty':
      return '';
    case 'error':
      throw unmatched('substringBefore', search, site);
  }
}

/** Commons: after nothing (null) is "". */
function after(args: readonly Value[], site: CallSite): string {
  const [value, search] = args as [string, string | null];
  if (search === null) return '';
  const at = value.indexOf(search);
  if (at >= 0) return value.slice(at + search.length);
  switch (site.evaluation.behaviour.noMatchAfter) {
    case 'commons':
      return '';
    case 'whole':
      return value;
    case 'error':
      throw unmatched('substringAfter', search, site);
  }
}

/** Joins what there is; what null is among it, an org can be asked. */
function join([separator, ...parts]: readonly Value[], { evaluation, range }: CallSite): string | null {
  const { nullIntoJoin } = evaluation.behaviour;
  if (nullIntoJoin !== 'empty' && [separator, ...parts].includes(null)) {
    if (nullIntoJoin === 'null') return null;
    if (nullIntoJoin === 'error') throw new ExpressionError('null-operand', 'String.join got null.', range);
  }
  const nothing = nullIntoJoin === 'text' ? 'null' : '';
  const joining = nullIntoJoin === 'skip' ? parts.filter((part) => part !== null) : parts;
  let joined = '';
  for (let index = 0; index < joining.length; index++) {
    if (index > 0) joined += (separator as string | null) ?? '';
    joined += (joining[index] as string | null) ?? nothing;
  }
  return joined;
}

function substring(args: readonly Value[], { evaluation, range }: CallSite): string {
  const [value, start, end] = args as [string, number, number];
  const outside = start < 0 || end > value.length || start > end;
  if (outside && evaluation.behaviour.outOfRange === 'error') {
    throw new ExpressionError(
      'index-out-of-range',
      `substring from ${start} to ${end} of a text with ${counted(value.length, 'character')}.`,
      range,
    );
  }
  const from = start < 0 ? Math.max(0, value.length + start) : start;
  const to = end < 0 ? value.length + end : end;
  return from < to ? value.slice(from, to) : '';
}

const WITHOUT_VALUE = 'String.stringSwitch needs a value after every key.';

/** The first key, in the order they are written, that is part of the text. */
function stringSwitch(args: readonly Value[], { range }: CallSite): string | null {
  const [value, otherwise, ...pairs] = args as readonly (string | null)[];
  if (pairs.length % 2 === 1) {
    throw new ExpressionError('wrong-arguments', WITHOUT_VALUE, range);
  }
  const match = pairs.findIndex((key, index) => index % 2 === 0 && key !== null && value?.includes(key));
  return (match < 0 ? otherwise : pairs[match + 1]) ?? null;
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
    parameters: [text('text'), seesNull(text('suffix'))],
    returns: 'String',
    doc: 'Both texts, one after the other.',
    example: ['String.append("This is", " a test")', 'This is a test'],
    groupRule: true,
    run: ([value, suffix]) => (value as string) + ((suffix as string | null) ?? ''),
  },
  {
    name: 'String.join',
    parameters: [seesNull(text('separator')), rest(seesNull(text('texts')))],
    returns: 'String',
    doc: 'The texts with the separator between them.',
    example: ['String.join(",", "This", "is", "a", "test")', 'This,is,a,test'],
    groupRule: true,
    run: join,
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
    parameters: [text('text'), seesNull(text('search')), seesNull(text('replacement'))],
    returns: 'String',
    doc: 'The text with every occurrence replaced. The search is no pattern.',
    example: ['String.replace("This is a test", "is", "at")', 'That at a test'],
    groupRule: true,
    run: (args) => replaced(args, true),
  },
  {
    name: 'String.replaceFirst',
    parameters: [text('text'), seesNull(text('search')), seesNull(text('replacement'))],
    returns: 'String',
    doc: 'The text with the first occurrence replaced. The search is no pattern.',
    example: ['String.replaceFirst("This is a test", "is", "at")', 'That is a test'],
    groupRule: true,
    run: (args) => replaced(args, false),
  },
  {
    name: 'String.startsWith',
    parameters: [seesNull(text('text')), seesNull(text('prefix'))],
    returns: 'Boolean',
    onNull: false,
    doc: 'Whether the text begins with the prefix; case counts.',
    example: ['String.startsWith("Kiss", "K")', 'true'],
    groupRule: true,
    // Nothing begins with nothing (StringUtils.startsWith).
    run: ([value, prefix]) =>
      value === null || prefix === null ? value === prefix : (value as string).startsWith(prefix as string),
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
    parameters: [seesNull(text('text')), seesNull(text('default')), rest(seesNull(text('key, value')))],
    returns: 'String',
    doc: 'The value after the first key, in the order written, that the text contains; else the default.',
    example: ['String.stringSwitch("This is a test", "default", "test", "value1")', 'value1'],
    groupRule: true,
    argumentsProblem: (count) => (count % 2 === 1 ? WITHOUT_VALUE : undefined),
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
    parameters: [text('text'), seesNull(text('search'))],
    returns: 'String',
    doc: 'What follows the first occurrence.',
    example: ['String.substringAfter("abc@okta.com", "@")', 'okta.com'],
    groupRule: true,
    run: after,
  },
  {
    name: 'String.substringBefore',
    parameters: [text('text'), seesNull(text('search'))],
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

/** An empty search changes nothing, nor does null (Apache Commons StringUtils.replace). */
function replaced(args: readonly Value[], all: boolean): string {
  const [value, search, replacement] = args as [string, string | null, string | null];
  if (search === null || search === '' || replacement === null) return value;
  return all ? value.replaceAll(search, () => replacement) : value.replace(search, () => replacement);
}

/** Text functions of Okta's reference, section "String functions", with the deprecated global names. */
export const stringFunctions: readonly FunctionRow[] = [
  ...STRINGS,
  ...['toUpperCase', 'toLowerCase', 'substringBefore', 'substringAfter', 'substring'].map((name) =>
    deprecated(name, STRINGS),
  ),
];
