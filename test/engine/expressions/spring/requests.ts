import fc from 'fast-check';
import { print } from '../../../../engine/expressions';
import { PERSON, respelled, shared } from '../generated';

export interface SpringRequest {
  readonly expr: string;
  readonly vars: { readonly user: Readonly<Record<string, unknown>> };
}
export type SpringAnswer = { readonly value: unknown; readonly type: string } | { readonly error: string };

const ATOMS = ['a', 'b', 'A', '.', '\\d', '\\w', '\\s', '\\S', '[ab]', '[^a]', '[a-c&&[^b]]', '[a[bc]]', '[\\w-]', '[]a]', '[a-]', '\\.']; // prettier-ignore
const RARE = [
  ...[
    '\\\\',
    '\\p{L}',
    '\\P{Lu}',
    '\\pL',
    '\\p{Alpha}',
    '\\p{Punct}',
    '\\p{IsLatin}',
    '\\p{Lu}',
    '\\p{XDigit}',
    '\\p{Foo}',
    '\\p{Space}',
  ],
  ...[
    '\\x41',
    '\\x{61}',
    '\\u0061',
    '\\0141',
    '\\cI',
    '\\e',
    '\\t',
    '\\n',
    '\\r',
    '\\h',
    '\\H',
    '\\v',
    '\\V',
    '\\R',
    '\\D',
    '\\W',
    '\\Qa.b\\E',
    '\\Q*\\E+',
    '\\y',
  ],
  ...['\\b', '\\B', '^', '$', '\\A', '\\G', '\\z', '\\Z', '(?m)^', '(?m)$', '(?m:^a$)', '(?s).', '(?d).', '(?s-s).'],
  ...['(?i)b', '(?i:b)', '(?iu)Ä', '(?i)[a-b]', '(?i)\\x41', '(?-i)b', '(?x) a # b', '(?x:a b)', '(?y)', '(?i'],
  ...['(a)\\1', '(a)(b)?\\2', '(?i)(a)\\1', '(?<n>a)\\k<n>', '\\k<m>', '(a)\\10', '(?<1>a)'],
  ...[
    '[^a-b&&b]',
    '[a-z&&[^b]&&[^c]]',
    '[&&a]',
    '[a&&]',
    '[b-a]',
    '[\\d&&[^1]]',
    '[a\\-b]',
    '[[ab][c]]',
    '[^[ab]]',
    '[.\\s]',
    '[äb]',
    '[a-',
    '[^]a]',
  ],
  ...[
    '(?<=a)b',
    '(?<!a|bc)',
    '(?<=ab|c)',
    '(?<=^)a',
    '(?!a)\\w',
    '(?=.*1)',
    '(?=(a))\\1',
    'a**',
    'a{,2}',
    '{',
    '(',
    ')',
    '}',
    ']',
    'ä',
    '😀',
    '-',
    '@',
    '#',
    '_',
  ],
];
const REPEATS = ['', '', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?', '*+', '?+', '{2,1}'];
const BRACKETS = ['(', '(?:', '(?=', '(?!', '(?>'];

const pattern: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constantFrom(...ATOMS), fc.constantFrom(...REPEATS)).map((parts) => parts.join('')),
    fc.constantFrom(...RARE),
    fc.tuple(tie('any'), tie('any')).map((parts) => parts.join('')),
    fc.tuple(tie('any'), tie('any')).map((parts) => parts.join('|')),
    fc
      .tuple(fc.constantFrom(...BRACKETS), tie('any'), fc.constantFrom(...REPEATS))
      .map(([open, body, repeat]) => `${open}${body})${repeat}`),
  ),
})).any;
const text = fc
  .array(
    fc.constantFrom('a', 'b', 'c', 'A', 'aa', 'ab', '1', ' ', '\n', '\r\n', '.', '@', '-', 'ä', '😀', '_', 'a.b', '\t'),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));

/** Texts that the rare constructs match at their edges: ends of lines, words, repeats, other alphabets. */
export const EDGES = [
  '',
  'a',
  'b',
  'aa',
  'ab',
  'aA',
  'a\nb',
  'a\r\n',
  'a b',
  'a.b',
  'Ä',
  '1a',
  'a-b',
  '\t',
  '😀',
  'a&',
];
const FORMS = [(p: string) => p, (p: string) => `.*${p}.*`, (p: string) => `(?s).*?${p}[\\s\\S]*`];

/** Every rare construct alone and within, against every edge. */
export const patternTable = (): SpringRequest[] =>
  RARE.flatMap((rare) =>
    FORMS.flatMap((form) =>
      EDGES.map((edge) => ({
        expr: 'user.text matches user.pattern',
        vars: { user: { text: edge, pattern: form(rare) } },
      })),
    ),
  );

/** Requests about operators, then about patterns; the same ones for the same seed. */
export function springRequests(expressions: number, patterns: number, seed: number): SpringRequest[] {
  let state = seed;
  const choose = (count: number) => (state = (state * 48271) % 2147483647) % count;
  const sources = fc.sample(shared, { numRuns: expressions, seed }).map((node) => respelled(print(node), choose));
  const matches = fc.sample(fc.tuple(pattern, text), { numRuns: patterns, seed });
  return [
    ...[...new Set(sources)].filter(({ length }) => length < 2_000).map((expr) => ({ expr, vars: { user: PERSON } })),
    ...matches.map(([p, t]) => ({ expr: 'user.text matches user.pattern', vars: { user: { text: t, pattern: p } } })),
  ];
}
