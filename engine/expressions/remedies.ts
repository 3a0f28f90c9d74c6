/** What is pasted from documents instead of the sign that is meant: the guide's own PDF prints curly quotes. */
const SIGNS: Readonly<Record<string, readonly [what: string, write: string]>> = {
  '\u201c': ['a curly quote', '"'],
  '\u201d': ['a curly quote', '"'],
  '\u201e': ['a curly quote', '"'],
  '\u00ab': ['a quote of a printed text', '"'],
  '\u00bb': ['a quote of a printed text', '"'],
  '\u2018': ['a curly quote', "'"],
  '\u2019': ['a curly quote', "'"],
  '\u00b4': ['an accent', "'"],
  '`': ['an accent', "'"],
  '\u00a0': ['a space that does not break', ' '],
  '\u2007': ['a space of another kind', ' '],
  '\u202f': ['a space of another kind', ' '],
  '\u3000': ['a space of another kind', ' '],
  '\u200b': ['a space without width', ''],
  '\u200c': ['a sign without width', ''],
  '\u200d': ['a sign without width', ''],
  '\ufeff': ['a byte order mark', ''],
  '\u2013': ['a dash', '-'],
  '\u2014': ['a dash', '-'],
  '\u2212': ['a minus of a printed text', '-'],
  '\u2260': ['a sign of a printed text', '!='],
  '\u2264': ['a sign of a printed text', '<='],
  '\u2265': ['a sign of a printed text', '>='],
};

export interface Remedy {
  readonly message: string;
  readonly suggestion: string;
}

/** What to write for a sign that has no meaning here. */
export function remedyOfSign(sign: string): Remedy | undefined {
  if (!Object.hasOwn(SIGNS, sign)) return undefined;
  const [what, write] = SIGNS[sign]!;
  const remedy = write === '' ? 'leave it out' : write === ' ' ? 'type a space' : `write ${write}`;
  return { message: `Here stands ${what}, pasted from a document; ${remedy}.`, suggestion: write };
}

const ALL_SIGNS = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'g');

/** The same text with what is pasted from documents typed; what stands in straight quotes is left alone. */
export const typed = (source: string): string =>
  source.replaceAll(/"[^"]*"|'[^']*'|[^"']+/g, (part) =>
    /^["']/.test(part) ? part : part.replaceAll(ALL_SIGNS, (sign) => SIGNS[sign]![1]),
  );

/** Operators of other languages, by what stands in the source. */
const OPERATORS: readonly (readonly [spelling: string, write: string])[] = [
  ['===', '=='],
  ['!==', '!='],
  ['<>', '!='],
  ['=~', 'matches'],
  ['~=', 'matches'],
  ['=>', '>='],
  ['=<', '<='],
  ['->', '.'],
  ['??', '?:'],
  ['=', '=='],
  ['~', 'matches'],
  ['&', 'AND'],
  ['|', 'OR'],
];

/** Excel joins texts with "&". */
const JOINS = /["']\s*&(?!&)|(?<!&)&\s*["']/;

/** A word stands apart from what is before and behind it, where a sign did not have to. */
function apart(word: string, source: string, start: number, end: number): string {
  if (!/^\w/.test(word)) return word;
  return `${/\S/.test(source.charAt(start - 1)) ? ' ' : ''}${word}${/\S/.test(source.charAt(end)) ? ' ' : ''}`;
}

/** The operator of another language that a place is part of. */
export function remedyOfOperator(source: string, at: number): (Remedy & { start: number; end: number }) | undefined {
  for (const [spelling, write] of OPERATORS) {
    for (let start = Math.max(0, at - spelling.length + 1); start <= at; start++) {
      if (source.startsWith(spelling, start)) {
        const end = start + spelling.length;
        const joins = spelling === '&' && JOINS.test(source.slice(Math.max(0, start - 20), end + 20));
        const word = joins ? '+' : write;
        const message = `"${spelling}" is another language's; write ${word === '.' ? 'a dot' : word}.`;
        return { message, suggestion: apart(word, source, start, end), start, end };
      }
    }
  }
  return undefined;
}

/** Signs that have no meaning by themselves: what is meant by what stands around them. */
export function remedyAround(source: string, at: number): (Remedy & { start: number; end: number }) | undefined {
  const placeholder = /^\$\{([^{}]*)\}/.exec(source.slice(at));
  if (placeholder) {
    const [whole, inner = ''] = placeholder;
    const message = '"${…}" is read in templates only; write what stands in it.';
    return { message, suggestion: inner.trim(), start: at, end: at + whole.length };
  }
  if (source[at] === ';' && source.slice(at + 1).trim() === '')
    return { message: 'Nothing ends an expression; leave the ";" out.', suggestion: '', start: at, end: source.length };
  return source[at] === '~' ? remedyOfOperator(source, at) : undefined;
}

/** `not` before a word that stands between two values elsewhere. */
export const NOT_INFIX = /^not\s+(?:in|like|contains|startswith|endswith|sw|ew|co)\b/i;

type Infix = (left: string, right: string, negative: boolean) => string;

const called =
  (write: (left: string, right: string) => string): Infix =>
  (left, right, negative) =>
    `${negative ? '!' : ''}${write(left, right)}`;
const compared: Infix = (left, right, negative) => `${left} ${negative ? '!=' : '=='} ${right}`;
const contains = called((left, right) => `String.stringContains(${left}, ${right})`);
const startsWith = called((left, right) => `String.startsWith(${left}, ${right})`);

const matching = (left: string, pattern: string, negative: boolean): string =>
  negative ? `!(${left} matches ${pattern})` : `${left} matches ${pattern}`;
/** A text as a pattern that matches nothing else (Java's `Pattern.quote`): what would end the quotation stands outside of it. */
export const quoted = (text: string): string => `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E`;
/** The end as a pattern, quoted: a text as it is, anything else where it is evaluated. */
export const endsWith: Infix = (left, right, negative) => {
  const text = /^"([^"]*)"$/.exec(right)?.[1];
  return matching(left, text === undefined ? `".*\\Q" + ${right} + "\\E"` : `".*${quoted(text)}"`, negative);
};

/** SQL's pattern: `%` at an end stands for any text. */
const like: Infix = (left, right, negative) => {
  const [, before = '', text = '', after = ''] = /^"(%?)([^%_"]*)(%?)"$/.exec(right) ?? [];
  if (text === '') return matching(left, right.replaceAll('%', '.*').replaceAll('_', '.'), negative);
  if (before !== '' && after !== '') return contains(left, `"${text}"`, negative);
  if (after !== '') return startsWith(left, `"${text}"`, negative);
  if (before === '') return compared(left, `"${text}"`, negative);
  return endsWith(left, `"${text}"`, negative);
};

/** Words that other languages put between two values. */
export const INFIX_WORDS: Readonly<Record<string, Infix>> = {
  in: called((left, right) => `Arrays.contains(${right}, ${left})`),
  contains,
  co: contains,
  startswith: startsWith,
  sw: startsWith,
  endswith: endsWith,
  ew: endsWith,
  like,
  equals: compared,
  is: compared,
};

/** `user.city pr`: SCIM's and Okta's filters ask so whether there is a value. */
export const POSTFIX_WORDS: Readonly<Record<string, (left: string) => string>> = { pr: (left) => `${left} != null` };
