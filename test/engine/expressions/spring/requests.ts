import fc from 'fast-check';
import { print } from '../../../../engine/expressions';
import { PERSON, respelled, shared } from '../generated';

export interface SpringRequest {
  readonly expr: string;
  readonly vars: { readonly user: Readonly<Record<string, unknown>> };
}
export type SpringAnswer = { readonly value: unknown; readonly type: string } | { readonly error: string };

const ATOMS = ['a', 'b', 'A', '.', '\\d', '\\w', '\\s', '\\S', '[ab]', '[^a]', '[a-c&&[^b]]', '[a[bc]]', '[\\w-]', '[]a]', '[a-]', '\\.']; // prettier-ignore
const RARE = ['\\\\', '\\p{L}', '\\P{Lu}', '\\p{Alpha}', '\\x41', '\\h', '\\R', '\\Qa.b\\E', '\\b', '\\B', '^', '$', '\\z', '\\Z', '(?i)b', '(?s)', '(?m)', '(?x) a', '(?i:b)', '(a)\\1', '(?<n>a)\\k<n>', 'ä', '😀', '-', '@', '}', ']', '{', '(', '\\y', '\\0141', '\\p{Foo}', '[b-a]', '(?<=a)', '(?<!a|bc)', '[^a-b&&b]', 'a**']; // prettier-ignore
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
