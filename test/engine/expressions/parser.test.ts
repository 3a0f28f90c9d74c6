import { describe, expect, test } from 'vitest';
import { ExpressionError, LIMITS, parse } from '../../../engine/expressions';

const refusal = (source: string) => {
  try {
    parse(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { code: error.code, start: error.start, end: error.end };
  }
};

/** What nests deepest decides, wherever it stands. */
describe('the height of an expression', () => {
  // prettier-ignore
  test.each([
    ['1', 1], ['(a)', 1], ['f()', 1], ['{}', 1], ['{:}', 1], ['a.b', 2], ['-1', 2], ['!a', 2],
    ['-a.b', 3], ['a.b.c', 3], ['a.b + c', 3], ['a + b.c', 3], ['a + b + c', 3], ['a.b ?: c', 3], ['a ?: b.c', 3],
    ['a.b ? c : d', 3], ['a ? b.c : d', 3], ['a ? b : c.d', 3], ['a.b[c]', 3], ['a[b.c]', 3], ['a.b.![c]', 3], ['a.![b.c]', 3],
    ['f(a.b, c)', 3], ['f(a, b.c)', 3], ['String.len(a.b)', 3], ['a.b.f(c)', 3], ['a.f(b.c, d)', 3], ['{a.b, c}', 3], ['{a, b.c}', 3],
    ["{'k': a.b, 'l': c}", 3], ["{'k': a, 'l': b.c}", 3],
  ])('%s is %i', (source, height) => expect(parse(source).height).toBe(height));

  test('is limited', () => {
    const deep = (levels: number) => `a${'.b'.repeat(levels - 1)}`;
    expect(parse(deep(LIMITS.depth)).height).toBe(LIMITS.depth);
    expect(refusal(deep(LIMITS.depth + 1))).toEqual({ code: 'too-deep', start: 0, end: 2 * LIMITS.depth + 1 });
  });

  test.each([
    ['elements', '1'],
    ['signs', '-1'],
    ['brackets', '(1)'],
    ['fallbacks', 'a ?: b'],
    ['choices', 'a ? b : c'],
    ['projections', 'a.![b]'],
  ])('%s side by side are as many as fit', (_, each) => {
    const list = parse(
      `{${Array(LIMITS.depth + 1)
        .fill(each)
        .join()}}`,
    );
    expect(list.kind === 'list' && list.items.length).toBe(LIMITS.depth + 1);
  });
});

test('a name is an attribute of the element within a projection, and a variable behind it', () => {
  const names = JSON.stringify(parse('{user.tags.![first], second}'), (key, value: unknown) =>
    ['kind', 'name', 'element', 'items', 'target', 'body'].includes(key) || /^\d*$/.test(key) ? value : undefined,
  );
  expect(JSON.parse(names)).toEqual({
    kind: 'list',
    items: [
      {
        kind: 'projection',
        target: { kind: 'member', target: { kind: 'name', name: 'user' }, name: 'tags' },
        body: { kind: 'name', name: 'first', element: true },
      },
      { kind: 'name', name: 'second' },
    ],
  });
});

describe('numbers', () => {
  test.each([
    ['0x1F', 'int', 31],
    ['0X1f', 'int', 31],
    ['2147483647', 'int', 2147483647],
    ['000000000012', 'int', 12],
    ['9223372036854775807L', 'long', 9223372036854775807n],
    ['0x7FFFFFFFFFFFFFFFL', 'long', 9223372036854775807n],
    ['5l', 'long', 5n],
    ['1e5', 'double', 1e5],
    ['1E+05', 'double', 1e5],
    ['12e-10', 'double', 12e-10],
    ['1.25e3', 'double', 1250],
    ['1e00000000000005', 'double', 1e5],
    ['1d', 'double', 1],
    ['1.5D', 'double', 1.5],
  ])('%s', (source, kind, value) => expect(parse(source)).toMatchObject({ kind, value, start: 0, end: source.length }));

  test('behind each other end where they end', () => {
    const list = parse('{1e5, 0x1F, 12, 3.5e-7, 0x7}');
    const values = list.kind === 'list' && list.items.map((item) => 'value' in item && item.value);
    expect(values).toEqual([1e5, 31, 12, 3.5e-7, 7]);
  });
});

describe('words', () => {
  test.each(
    [
      'instanceof',
      'betweenness',
      'matched',
      'android',
      'orderly',
      'note',
      'nullable',
      'truely',
      'newest',
      'élan',
      'Ωmega',
      'x$1',
    ].slice(1),
  )('%s is a name', (name) => expect(parse(name)).toMatchObject({ kind: 'name', name }));
  test.each(['TRUE', 'False', 'NULL', 'nUll'])('%s is a constant', (word) => expect(parse(word).kind).not.toBe('name'));
});

test('a text longer than is read is refused where it is too long', () => {
  expect(refusal(`"${'a'.repeat(LIMITS.length - 2)}"`)).toBeUndefined();
  expect(refusal(`"${'a'.repeat(LIMITS.length - 1)}"`)).toEqual({
    code: 'too-long',
    start: LIMITS.length,
    end: LIMITS.length + 1,
  });
});
