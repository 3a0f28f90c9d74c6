import type { Node } from '../ast';
import { print } from '../printer';
import { endsWith as endingWith, quoted } from '../remedies';

/** What people write that Okta's classic language does not have, and what to write instead. */
interface Answer {
  readonly message: string;
  /** The same in the classic language, over the printed arguments; undefined where there is nothing with this meaning. */
  readonly write?: (args: readonly string[], nodes: readonly Node[]) => string | undefined;
}

/** As an operand: what binds loosely stands in brackets. */
const operand = (node: Node): string =>
  node.kind === 'ternary' || node.kind === 'elvis' || node.kind === 'binary' ? `(${print(node)})` : print(node);

const isPlainText = (node: Node | undefined): node is Node & { kind: 'text' } =>
  node?.kind === 'text' && !node.value.includes('"');

const endsWith: Answer = {
  message: 'The classic language has no endsWith (startsWith would look at the other end); a pattern can do it.',
  write: ([text = '', suffix = ''], [, node]) => (isPlainText(node) ? endingWith(text, suffix, false) : undefined),
};
/** Written with exactly so many arguments, which stand where they are used as operands. */
const written = (message: string, count: number, write: (args: readonly string[]) => string): Answer => ({
  message,
  write: (_, nodes) => (nodes.length === count ? write(nodes.map(operand)) : undefined),
});
const renamed = (name: string, count: number): Answer => ({
  message: `In the classic language this is ${name}.`,
  write: (args) => (args.length === count ? `${name}(${args.join(', ')})` : undefined),
});
const none = (message: string): Answer => ({ message });

const upper = renamed('String.toUpperCase', 1);
const lower = renamed('String.toLowerCase', 1);
const length = renamed('String.len', 1);
const part = renamed('String.substring', 3);
const append = renamed('String.append', 2);
const contains = renamed('String.stringContains', 2);
const now = renamed('Time.now', 0);
const trim = none('The classic language has no trim; String.removeSpaces takes all spaces, those within too.');
const split = none('The classic language has no split; substringBefore and substringAfter take a text apart.');
const firstOnly = none('The classic language finds the first occurrence only.');
const toText = written('What is joined with a text is a text.', 1, ([a]) => `"" + ${a}`);
const joinArray: Answer = {
  message: 'An array is joined by Arrays.toCsvString.',
  write: ([array, separator = '","']) =>
    separator === '","'
      ? `Arrays.toCsvString(${array})`
      : `String.replace(Arrays.toCsvString(${array}), ",", ${separator})`,
};
const isEmpty = written('Absent is null, emptied is "".', 1, ([a]) => `(${a} == null OR ${a} == "")`);
const isNull = written('Absent is null.', 1, ([a]) => `(${a} == null)`);
const fallback = written(
  'A fallback stands behind "?:", which takes null and "" alike.',
  2,
  ([a, b]) => `(${a} ?: ${b})`,
);
const choice = written('A choice is written condition ? value : other.', 3, ([a, b, c]) => `(${a} ? ${b} : ${c})`);
const equals = written('Texts are compared with "==".', 2, ([a, b]) => `${a} == ${b}`);
const equalsIgnoreCase = written(
  'Texts are compared with "==", in one case.',
  2,
  ([a, b]) => `String.toLowerCase(${a}) == String.toLowerCase(${b})`,
);
const matches = written('A pattern is an operator here.', 2, ([a, b]) => `${a} matches ${b}`);
const round = written('Convert.toInt rounds to the nearest.', 1, ([a]) => `Convert.toInt(${a})`);
const isMemberOf = none('The classic language has isMemberOfGroupName, isMemberOfGroup and isMemberOfAnyGroup.');

/** Functions that do not exist, under `String.` and the other namespaces or by themselves. */
const FUNCTIONS: Readonly<Record<string, Answer>> = {
  ...Object.fromEntries(
    (
      [
        [['upper', 'uppercase', 'toUpper', 'upperCase', 'ucase'], upper],
        [['lower', 'lowercase', 'toLower', 'lowerCase', 'lcase'], lower],
        [['length', 'size', 'count'], length],
        [['substr', 'mid', 'slice'], part],
        [['concat', 'concatenate', 'plus'], append],
        [['contains', 'includes', 'has', 'indexOfText'], contains],
        [['endsWith'], endsWith],
        [['equals'], equals],
        [['equalsIgnoreCase'], equalsIgnoreCase],
        [['isEmpty', 'isBlank', 'isNullOrEmpty'], isEmpty],
        [['isNull'], isNull],
        [['matches', 'regexMatch'], matches],
        [['trim', 'strip'], trim],
        [['split'], split],
        [['indexOf'], none('The classic language has no indexOf; substringBefore and substringAfter find a place.')],
        [['substringAfterLast', 'substringBeforeLast', 'lastIndexOf'], firstOnly],
        [['toString', 'valueOf', 'str'], toText],
        [['replaceAll'], renamed('String.replace', 3)],
      ] as const
    ).flatMap(([names, answer]) =>
      names.flatMap((name) => [[`String.${name}`, answer] as const, [name, answer] as const]),
    ),
  ),
  startsWith: renamed('String.startsWith', 2),
  len: length,
  'Convert.toString': toText,
  'Convert.toText': toText,
  'Arrays.length': renamed('Arrays.size', 1),
  'Arrays.join': joinArray,
  'Arrays.toString': joinArray,
  'Arrays.includes': renamed('Arrays.contains', 2),
  ...Object.fromEntries(['if', 'IF', 'If', 'iif', 'IIF', 'Iif'].map((name) => [name, choice])),
  ...Object.fromEntries(
    ['coalesce', 'COALESCE', 'ifNull', 'ifnull', 'nvl', 'NVL', 'default'].map((name) => [name, fallback]),
  ),
  'Time.format': renamed('Time.fromIso8601ToString', 2),
  'Time.parse': renamed('Time.fromStringToIso8601', 2),
  'DateTime.now': now,
  now,
  today: now,
  'Math.round': round,
  round,
  isMemberOf,
  isMemberOfAnyGroupName: {
    message: 'There is a function for one name, and isMemberOfAnyGroup for ids.',
    write: (args) => `(${args.map((name) => `isMemberOfGroupName(${name})`).join(' OR ')})`,
  },
  isMemberOfGroupNameEndsWith: {
    message: 'The end of a group name is found with a pattern.',
    write: (_, [suffix]) => (isPlainText(suffix) ? `isMemberOfGroupNameRegex(".*${quoted(suffix.value)}")` : undefined),
  },
};

/** Methods of Identity Engine's language, which policies and access certifications use. */
const METHODS: Readonly<Record<string, Answer>> = {
  toUpperCase: upper,
  toLowerCase: lower,
  substring: part,
  substringBefore: renamed('String.substringBefore', 2),
  substringAfter: renamed('String.substringAfter', 2),
  replace: renamed('String.replace', 3),
  replaceFirst: renamed('String.replaceFirst', 3),
  removeSpaces: renamed('String.removeSpaces', 1),
  length,
  startsWith: renamed('String.startsWith', 2),
  endsWith,
  contains,
  append,
  concat: append,
  equals,
  equalsIgnoreCase,
  isEmpty,
  matches,
  size: renamed('Arrays.size', 1),
  add: renamed('Arrays.add', 2),
  remove: renamed('Arrays.remove', 2),
  flatten: renamed('Arrays.flatten', 1),
  toInteger: renamed('Convert.toInt', 1),
  toNumber: renamed('Convert.toNum', 1),
  trim,
  split,
  join: joinArray,
  isMemberOf,
};
const IDENTITY_ENGINE =
  "is Identity Engine's language, which policies use; mappings and group rules have the classic one.";

/** Where attributes stand in Identity Engine's language. */
export const PROFILE = 'user.profile.';

/** Whether a method of this name is known. */
export const hasAnswer = (name: string): boolean => Object.hasOwn(METHODS, name);

export interface KnownName {
  readonly message: string;
  readonly suggestion?: string;
}

const said = (answer: Answer, message: string, nodes: readonly Node[]): KnownName => {
  const suggestion = answer.write?.(nodes.map(print), nodes);
  return { message, ...(suggestion === undefined ? {} : { suggestion }) };
};

/** What is known of a function that does not exist. */
export function knownFunction(name: string, args: readonly Node[]): KnownName | undefined {
  if (!Object.hasOwn(FUNCTIONS, name)) return undefined;
  const answer = FUNCTIONS[name]!;
  return said(answer, `There is no function "${name}". ${answer.message}`, args);
}

/** What is known of a method: `user.firstName.toUpperCase()`. An array contains otherwise than a text. */
export function knownMethod(
  name: string,
  target: Node,
  isArray: boolean,
  args: readonly Node[],
): KnownName | undefined {
  if (!hasAnswer(name)) return undefined;
  const answer = isArray && name === 'contains' ? renamed('Arrays.contains', 2) : METHODS[name]!;
  const { message, suggestion } = said(answer, `".${name}()" ${IDENTITY_ENGINE} ${answer.message}`, [target, ...args]);
  return { message, ...(suggestion !== undefined && { suggestion: suggestion.replaceAll(PROFILE, 'user.') }) };
}
