import { describe, expect, test } from 'vitest';
import { compile } from '../../../engine/expressions';
import { parseExactly } from '../../../operations/expression/exact-json';

const text = (n: unknown, type?: 'integer' | 'number') =>
  compile('"" + user.n', type ? { schemas: { user: { n: { type } } } } : {}).evaluate({ user: { n } });

describe('the kind of a number', () => {
  test.each<[unknown, string]>([
    [2147483647, '2147483647'],
    [2147483648, '2147483648'],
    [14155550100, '14155550100'],
    [-2147483649, '-2147483649'],
    [9007199254740993n, '9007199254740993'],
    [2.5, '2.5'],
    [1e300, '1.0E300'],
  ])('%s without a schema is %s as text', (n, expected) => expect(text(n)).toBe(expected));

  test('comes from the schema where there is one', () => {
    expect(text(2, 'number')).toBe('2.0');
    expect(text(14155550100, 'number')).toBe('1.41555501E10');
    expect(text(14155550100, 'integer')).toBe('14155550100');
    expect(text('14', 'number')).toBe('14');
    expect(text(null, 'number')).toBe('null');
  });

  test('is found through source, an index and an array of numbers', () => {
    const schemas = { user: { n: { type: 'number' }, list: { type: 'array', items: 'number' } } } as const;
    const vars = { user: { n: 2, list: [1, 2] }, source: { n: 2 } };
    const evaluated = (expr: string) => compile(expr, { schemas }).evaluate(vars);
    expect(evaluated('"" + source.n')).toBe('2.0');
    expect(evaluated('"" + user["n"]')).toBe('2.0');
    expect(evaluated('"" + user.list')).toBe('1.0,2.0');
    expect(evaluated('"" + {3000000000.0}[0]')).toBe('3.0E9');
  });

  test('an org that keeps numbers as they are written is followed', () => {
    const options = { schemas: { user: { n: { type: 'number' } } }, behaviour: { numberKind: 'value' } } as const;
    expect(compile('"" + user.n', options).evaluate({ user: { n: 2 } })).toBe('2');
  });

  test.each([
    ['long', '14155550100', '101', '2.0'],
    ['double', '1.41555501E10', '101', '2.0'],
  ] as const)('an org that keeps wide integers as a %s is followed', (wideInteger, wide, short, number) => {
    const schemas = { user: { n: { type: 'integer' }, m: { type: 'integer' }, d: { type: 'number' } } } as const;
    const vars = { user: { n: 14_155_550_100, m: 101, d: 2 } };
    const answers = ['n', 'm', 'd'].map((name) =>
      compile(`"" + user.${name}`, { schemas, behaviour: { wideInteger } }).evaluate(vars),
    );
    expect(answers).toEqual([wide, short, number]);
  });
});

describe('JSON with long whole numbers', () => {
  test('keeps every digit, and everything else as JSON.parse has it', () => {
    const json =
      '{"n":9007199254740993,"t":"9007199254740993 \\" 9007199254740993","list":[1.5,-9223372036854775808,1e20],"__proto__":{"a":1}}';
    const parsed = parseExactly(json) as Record<string, unknown>;
    expect(parsed['n']).toBe(9007199254740993n);
    expect(parsed['t']).toBe('9007199254740993 " 9007199254740993');
    expect(parsed['list']).toEqual([1.5, -9223372036854775808n, 1e20]);
    expect(Object.keys(parsed)).toContain('__proto__');
    expect(() => parseExactly('{"n":9007199254740993')).toThrow(SyntaxError);
  });
});

/** Every answer below was given by Spring 6.1 on JDK 17. */
describe('powers of one', () => {
  test.each([
    ['1 ^ -1.7976931348623157e+308', 1],
    ['-1.0 ^ 1e300', 1],
    ['1.0 ^ 0.5', 1],
  ])('%s is %s', (expr, expected) => expect(compile(expr).evaluate({})).toBe(expected));
});
