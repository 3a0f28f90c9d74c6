import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../engine/expressions';
import { compile, ExpressionError, parse } from '../../../engine/expressions';

const codeOf = (action: () => unknown): ErrorCode | 'none' => {
  try {
    action();
    return 'none';
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
};
const evaluate = (source: string, user: object = {}) => compile(source).evaluate({ user });
const long = (text: string, length = 10_000) => text.repeat(Math.floor(length / text.length));

describe('limits', () => {
  test.each<[string, string, ErrorCode]>([
    ['length', `"${'a'.repeat(9_999)}"`, 'too-long'],
    ['depth, brackets', `${'('.repeat(513)}1${')'.repeat(513)}`, 'too-deep'],
    ['depth, a chain', long('1+', 2_000) + '1', 'too-deep'],
    ['depth, signs', `${'!'.repeat(600)}true`, 'too-deep'],
    ['depth, members', `user${'.a'.repeat(600)}`, 'too-deep'],
    ['depth, conditions', long('true?1:', 4_200) + '1', 'too-deep'],
    ['Int', '2147483648', 'number-out-of-range'],
    ['Long', '9223372036854775808L', 'number-out-of-range'],
  ])('%s', (_name, source, code) => expect(codeOf(() => parse(source))).toBe(code));

  test.each([
    `"${'a'.repeat(9_998)}"`,
    `${'('.repeat(500)}1${')'.repeat(500)}`,
    long('1+', 1_000) + '1',
    '2147483647',
    '9223372036854775807L',
  ])('just within the limit', (source) => expect(codeOf(() => evaluate(source))).toBe('none'));

  test('a text that grows beyond 100 000 characters', () => {
    const user = { text: 'x'.repeat(60_000) };
    expect(codeOf(() => evaluate('user.text + user.text', user))).toBe('value-too-large');
    expect(codeOf(() => evaluate('String.append(user.text, user.text)', user))).toBe('value-too-large');
    expect(codeOf(() => evaluate('String.replace(user.text, "x", "xxx")', user))).toBe('value-too-large');
    expect(evaluate('String.len(user.text)', user)).toBe(60_000);
    expect(evaluate('String.append(user.text, user.rest)', { ...user, rest: 'x'.repeat(40_000) })).toHaveLength(
      100_000,
    );
    expect(evaluate('user.text + user.rest', { ...user, rest: 'x'.repeat(40_000) })).toHaveLength(100_000);
  });

  test('a text repeated beyond 256 characters, as in Spring', () => {
    expect(evaluate('"ab" * 128')).toHaveLength(256);
    expect(codeOf(() => evaluate('"ab" * 129'))).toBe('value-too-large');
    expect(codeOf(() => evaluate('"ab" * -1'))).toBe('value-too-large');
  });

  test('an array beyond 10 000 elements', () => {
    const user = { list: Array.from({ length: 6_000 }, (_, index) => index) };
    expect(codeOf(() => evaluate('Arrays.flatten(user.list, user.list)', user))).toBe('value-too-large');
    const full = { list: Array.from({ length: 10_000 }, (_, index) => index) };
    expect(evaluate('Arrays.flatten(user.list)', full)).toHaveLength(10_000);
    expect(codeOf(() => evaluate('Arrays.add(user.list, 1)', full))).toBe('value-too-large');
    expect(codeOf(() => evaluate('Arrays.add(Arrays.flatten(user.list), 1)', user))).toBe('none');
  });

  test('work beyond 2 000 000 operations', () => {
    const user = { text: 'x'.repeat(90_000) };
    const source = Array.from({ length: 30 }, () => 'String.len(user.text)').join(' + ');
    expect(codeOf(() => evaluate(source, user))).toBe('too-many-operations');
  });

  test('patterns: their length, their size, their steps', () => {
    expect(codeOf(() => evaluate(`"a" matches "${'a'.repeat(1_001)}"`))).toBe('bad-pattern');
    expect(codeOf(() => evaluate('"a" matches "(a{1,200}){1,200}"'))).toBe('bad-pattern');
    expect(codeOf(() => evaluate('user.text matches "(.*.*.*.*)*b"', { text: 'a'.repeat(90_000) }))).toBe(
      'pattern-too-costly',
    );
    expect(codeOf(() => evaluate(`"a" matches "${'('.repeat(200)}a${')'.repeat(200)}"`))).toBe('bad-pattern');
  });
});

describe('nothing but own data is reachable', () => {
  const inherited = [
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
  ];

  test.each(inherited)('user.%s is absent', (name) => {
    expect(evaluate(`user.${name}`)).toBeNull();
    expect(evaluate(`user['${name}']`)).toBeNull();
    expect(evaluate('user[user.key]', { key: name })).toBeNull();
    expect(codeOf(() => evaluate(`user.${name}.${name}`))).toBe('null-operand');
    expect(codeOf(() => evaluate(`user.${name}()`))).toBe('unknown-function');
    expect(codeOf(() => evaluate(`String.${name}("a")`))).toBe('unknown-function');
    expect(codeOf(() => evaluate(`${name}("a")`))).toBe('unknown-function');
    expect(codeOf(() => compile(name).evaluate({}))).toBe('unknown-variable');
    expect(codeOf(() => compile(`${name}.a`).evaluate({}))).toBe('unknown-variable');
  });

  test('an own attribute of such a name is an attribute like any other', () => {
    const user = JSON.parse('{"__proto__":"a","constructor":"b"}') as object;
    expect(evaluate('user.__proto__ + user.constructor', user)).toBe('ab');
  });

  test('functions are absent, a text and a list have no attributes', () => {
    expect(evaluate('user.name', { name: () => 'secret' })).toBeNull();
    expect(codeOf(() => evaluate('user.name.length', { name: 'Ann' }))).toBe('unknown-attribute');
    expect(codeOf(() => evaluate('user.list.length', { list: [1] }))).toBe('unknown-attribute');
    expect(codeOf(() => compile('user.length').evaluate({ user: [1] }))).toBe('unknown-attribute');
  });

  test('a map literal cannot reach a prototype', () => {
    expect(evaluate("{'__proto__': {'admin': true}}['admin']")).toBeNull();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test.each([
    'T(java.lang.Runtime).getRuntime()',
    "new java.lang.String('a')",
    '#root',
    '@bean',
    '&bean',
    'user.name = "x"',
    'user.age++',
    '--user.age',
    'user.list.?[true]',
    'user.list.^[true]',
    'user.list.$[true]',
    'user instanceof T(String)',
    'user.age between {1, 2}',
    '1.5f',
    'user?.getGroups()',
  ])("%s is refused as Spring's own", (source) => expect(codeOf(() => parse(source))).toBe('unsupported'));
});
