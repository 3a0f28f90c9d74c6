import type { Node } from '../ast';
import { print } from '../printer';

/** What people write that Okta's classic language does not have, and what to write instead. */
interface Answer {
  readonly message: string;
  /** The same in the classic language, over the printed arguments; undefined where there is nothing with this meaning. */
  readonly write?: (args: readonly string[], nodes: readonly Node[]) => string | undefined;
}

const regexQuoted = (node: Node | undefined): string | undefined =>
  node?.kind === 'text' && !node.value.includes('\\E') && !node.value.includes('"') ? `\\Q${node.value}\\E` : undefined;

const endsWith: Answer = {
  message: 'The classic language has no endsWith (startsWith would look at the other end); a pattern can do it.',
  write: ([text], [, suffix]) => {
    const quoted = regexQuoted(suffix);
    return quoted === undefined ? undefined : `${text} matches ".*${quoted}"`;
  },
};
const renamed = (name: string, count: number): Answer => ({
  message: `In the classic language this is ${name}.`,
  write: (args) => (args.length === count ? `${name}(${args.join(', ')})` : undefined),
});
const none = (message: string): Answer => ({ message });

/** Functions that do not exist, under `String.` and the other namespaces or by themselves. */
const FUNCTIONS: Readonly<Record<string, Answer>> = {
  'String.endsWith': endsWith,
  endsWith,
  'String.contains': renamed('String.stringContains', 2),
  contains: renamed('String.stringContains', 2),
  startsWith: renamed('String.startsWith', 2),
  'String.concat': renamed('String.append', 2),
  concat: renamed('String.append', 2),
  'String.equals': { message: 'Texts are compared with "==".', write: ([a, b]) => `${a} == ${b}` },
  'String.equalsIgnoreCase': {
    message: 'Texts are compared with "==", in one case.',
    write: ([a, b]) => `String.toLowerCase(${a}) == String.toLowerCase(${b})`,
  },
  'String.isEmpty': { message: 'Absent is null, emptied is "".', write: ([a]) => `(${a} == null OR ${a} == "")` },
  'String.matches': { message: 'A pattern is an operator here.', write: ([a, b]) => `${a} matches ${b}` },
  'String.trim': none('The classic language has no trim; String.removeSpaces takes all spaces, those within too.'),
  'String.split': none('The classic language has no split; substringBefore and substringAfter take a text apart.'),
  'String.indexOf': none('The classic language has no indexOf; substringBefore and substringAfter find a place.'),
  'String.substringAfterLast': none('The classic language finds the first occurrence only.'),
  'String.substringBeforeLast': none('The classic language finds the first occurrence only.'),
  'Arrays.length': renamed('Arrays.size', 1),
  'Arrays.join': { message: 'An array is joined by Arrays.toCsvString.', write: ([a]) => `Arrays.toCsvString(${a})` },
  isMemberOfAnyGroupName: {
    message: 'There is a function for one name, and isMemberOfAnyGroup for ids.',
    write: (args) => `(${args.map((name) => `isMemberOfGroupName(${name})`).join(' OR ')})`,
  },
  isMemberOfGroupNameEndsWith: {
    message: 'The end of a group name is found with a pattern.',
    write: (_, [suffix]) => {
      const quoted = regexQuoted(suffix);
      return quoted === undefined ? undefined : `isMemberOfGroupNameRegex(".*${quoted}")`;
    },
  },
};

/** Methods of Identity Engine's language, which policies and access certifications use. */
const METHODS: Readonly<Record<string, Answer>> = {
  toUpperCase: renamed('String.toUpperCase', 1),
  toLowerCase: renamed('String.toLowerCase', 1),
  substring: renamed('String.substring', 3),
  substringBefore: renamed('String.substringBefore', 2),
  substringAfter: renamed('String.substringAfter', 2),
  replace: renamed('String.replace', 3),
  replaceFirst: renamed('String.replaceFirst', 3),
  removeSpaces: renamed('String.removeSpaces', 1),
  length: renamed('String.len', 1),
  startsWith: renamed('String.startsWith', 2),
  endsWith,
  contains: renamed('String.stringContains', 2),
  append: renamed('String.append', 2),
  concat: renamed('String.append', 2),
  equals: { message: 'Texts are compared with "==".', write: ([a, b]) => `${a} == ${b}` },
  equalsIgnoreCase: FUNCTIONS['String.equalsIgnoreCase']!,
  isEmpty: FUNCTIONS['String.isEmpty']!,
  matches: FUNCTIONS['String.matches']!,
  size: renamed('Arrays.size', 1),
  add: renamed('Arrays.add', 2),
  remove: renamed('Arrays.remove', 2),
  flatten: renamed('Arrays.flatten', 1),
  toInteger: renamed('Convert.toInt', 1),
  toNumber: renamed('Convert.toNum', 1),
  trim: FUNCTIONS['String.trim']!,
  split: FUNCTIONS['String.split']!,
  isMemberOf: none('The classic language has isMemberOfGroupName, isMemberOfGroup and isMemberOfAnyGroup.'),
};
const IDENTITY_ENGINE =
  "is Identity Engine's language, which policies use; mappings and group rules have the classic one.";

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
  if (!Object.hasOwn(METHODS, name)) return undefined;
  const answer = isArray && name === 'contains' ? renamed('Arrays.contains', 2) : METHODS[name]!;
  return said(answer, `".${name}()" ${IDENTITY_ENGINE} ${answer.message}`, [target, ...args]);
}
