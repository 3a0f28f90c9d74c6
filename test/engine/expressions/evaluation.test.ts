import { describe, expect, test } from 'vitest';
import type { EvaluationContext, Mode } from '../../../engine/expressions';
import { caret, compile, ExpressionError, explain, parse, print } from '../../../engine/expressions';

const USER = { name: 'Ann', nothing: null, age: 41, tags: ['a', 'b'], accounts: [{ name: 'x' }, { name: 'y' }, 3] };
const answer = (source: string, mode: Mode = 'spring') => {
  try {
    const { value, type } = compile(source, { mode }).answer({ user: USER }, { now: '2026-03-04T05:06:07.089Z' });
    return `${type} ${JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each))}`;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return `${error.code} at ${source.slice(error.start, error.end)}`;
  }
};
const answers = (rows: readonly (readonly [string, string])[], mode?: Mode) =>
  test.each(rows)(`%s is %s${mode ? ` in mode ${mode}` : ''}`, (source, expected) =>
    expect(answer(source, mode)).toBe(expected),
  );

describe('numbers', () => {
  answers([
    ['2147483647 + 1', 'Int -2147483648'],
    ['-2147483647 - 2', 'Int 2147483647'],
    ['65536 * 65536', 'Int 0'],
    ['7 / 2', 'Int 3'],
    ['-7 / 2', 'Int -3'],
    ['-7 % 3', 'Int -1'],
    ['7 / 2.0', 'Double 3.5'],
    ['4 / 2.0', 'Double 2'],
    ['4.0 / 2 / 4', 'Double 0.5'],
    ['5.5 % 2', 'Double 1.5'],
    ['1 / 0', 'division-by-zero at 0'],
    ['1 % 0', 'division-by-zero at 0'],
    ['1L / 0', 'division-by-zero at 0'],
    ['1L % 0', 'division-by-zero at 0'],
    ['1 / 0.0', 'Double null'],
    ['2 ^ 10', 'Int 1024'],
    ['2 ^ 31', 'Int 2147483648'],
    ['2 ^ 31 - 1', 'Int 2147483647'],
    ['2 ^ 62', 'Int "4611686018427387904n"'],
    ['2 ^ 100', 'Int "9223372036854775807n"'],
    ['(-2) ^ 33', 'Int -2147483648'],
    ['(0 - 2L) ^ 100', 'Int "9223372036854775807n"'],
    ['(0 - 2L) ^ 99', 'Int "-9223372036854775808n"'],
    ['2 ^ -1', 'Int 0'],
    ['2L ^ 2', 'Int 4'],
    ['2.0 ^ 2', 'Double 4'],
    ['0.0001 ^ -2', 'Double 99999999.99999999'],
    ['32.0 ^ 1.5', 'Double 181.01933598375618'],
    ['1.1 ^ 100', 'Double 13780.61233982238'],
    ['(0 - 1.5) ^ 3', 'Double -3.375'],
    ['(0 - 1.5) ^ -1', 'Double -0.6666666666666666'],
    ['(0 - 1.5) ^ 0.5', 'Double null'],
    ['2.0 ^ 5000', 'Double null'],
    ['1.0001 ^ 5000', 'Double 1.648680055931085'],
    ['0.0 ^ 0', 'Double 1'],
    ['0.5 ^ 2000', 'Double 0'],
    ['3 ^ 39', 'Int "4052555153018976256n"'],
    ['-2 ^ 2', 'Int 4'],
    ['5000000000L + 1', 'Int 5000000001'],
    ['5000000000L - 1', 'Int 4999999999'],
    ['5000000000L * 2', 'Int 10000000000'],
    ['5000000000L / 2', 'Int 2500000000'],
    ['5000000000L % 7', 'Int 2'],
    ['-5000000000L', 'Int -5000000000'],
    ['9223372036854775807L + 1', 'Int "-9223372036854775808n"'],
    ['9223372036854775807L - -1', 'Int "-9223372036854775808n"'],
    ['9223372036854775807L * 2', 'Int -2'],
    ['5000000000L + 0.5', 'Double 5000000000.5'],
    ['0xFF', 'Int 255'],
    ['0XffL', 'Int 255'],
    ['1e3', 'Double 1000'],
    ['1.5E-1', 'Double 0.15'],
    ['1d', 'Double 1'],
    ['2.5D', 'Double 2.5'],
    ['+1', 'Int 1'],
    ['- -1', 'Int 1'],
    ['-(0.0)', 'Double 0'],
    ['+"a"', 'operand-type at "a"'],
    ['-"a"', 'operand-type at "a"'],
    ['1 + null', 'null-operand at null'],
    ['null + 1', 'null-operand at null'],
    ['null + null', 'null-operand at null'],
    ['1 + true', 'operand-type at 1 + true'],
    ['"b" - 1', 'String "a"'],
    ['"bc" - 1', 'operand-type at "bc" - 1'],
    ['"ab" * 2', 'String "abab"'],
    ['2 * "ab"', 'operand-type at 2 * "ab"'],
  ]);
});

describe('texts', () => {
  answers([
    ['"a" + 1', 'String "a1"'],
    ['1 + "a"', 'String "1a"'],
    ['"" + 1.0', 'String "1.0"'],
    ['"" + 0.001', 'String "0.001"'],
    ['"" + 0.0009', 'String "9.0E-4"'],
    ['"" + 1e7', 'String "1.0E7"'],
    ['"" + 9999999.5', 'String "9999999.5"'],
    ['"" + 12345678.5', 'String "1.23456785E7"'],
    ['"" + -1.5', 'String "-1.5"'],
    ['"" + 1e21', 'String "1.0E21"'],
    ['"" + 5e-324', 'String "4.9E-324"'],
    ['"" + 1 / 0.0', 'String "Infinity"'],
    ['"" + 0.0 * -1', 'String "-0.0"'],
    ['"" + 0.0', 'String "0.0"'],
    ['"" + 5000000000L', 'String "5000000000"'],
    ['"" + true', 'String "true"'],
    ['"" + {1, 2.0, {3, "x"}, null}', 'String "1,2.0,3,x,null"'],
    ['"" + {}', 'String ""'],
    ["'' + {'a': 1, 'b': {2, 3}, 'c': null}", 'String "{a=1, b=[2, 3], c=null}"'],
    ["'' + {{'a': 1}}", "operand-type at {{'a': 1}}"],
    ['"it""s"', 'String "it\\"s"'],
    ["'it''s'", 'String "it\'s"'],
    ['"it\'\'s"', 'String "it\'\'s"'],
    ['"\\"', 'String "\\\\"'],
    ['"a" < "b"', 'Boolean true'],
    ['"a" < "B"', 'Boolean false'],
    ['"abc"[1]', 'String "b"'],
    ['"abc"[3]', 'index-out-of-range at 3'],
  ]);
});

describe('comparisons and conditions', () => {
  answers([
    ['1 == 1.0', 'Boolean true'],
    ['1 == 1L', 'Boolean true'],
    ['1 == "1"', 'Boolean false'],
    ['1 != "1"', 'Boolean true'],
    ['null == null', 'Boolean true'],
    ['user.nothing == ""', 'Boolean false'],
    ['"a" == "a"', 'Boolean true'],
    ['{1} == {1}', 'Boolean true'],
    ['{1} == {1.0}', 'Boolean false'],
    ['{1} == {1L}', 'Boolean false'],
    ['{1, 2} == {1}', 'Boolean false'],
    ['{1} == {2}', 'Boolean false'],
    ["{'a': 1} == {'a': 1}", 'Boolean true'],
    ["{'a': 1} == {'b': 1}", 'Boolean false'],
    ["{'a': 1} == {'a': 2}", 'Boolean false'],
    ["{'a': 1} == {'a': 1, 'b': 2}", 'Boolean false'],
    ['0.0 / 0 == 0.0 / 0', 'Boolean false'],
    ['{0.0 / 0} == {0.0 / 0}', 'Boolean true'],
    ['{0.0} == {0.0 * -1}', 'Boolean false'],
    ['9007199254740993L == 9007199254740992L', 'Boolean false'],
    ['9007199254740993L > 9007199254740992L', 'Boolean true'],
    ['null < 1', 'Boolean true'],
    ['1 > null', 'Boolean true'],
    ['null < null', 'Boolean false'],
    ['null <= null', 'Boolean true'],
    ['null >= null', 'Boolean true'],
    ['1 <= 1', 'Boolean true'],
    ['2 >= 3', 'Boolean false'],
    ['true > false', 'Boolean true'],
    ['false < true', 'Boolean true'],
    ['true > true', 'Boolean false'],
    ['1 < "a"', 'operand-type at 1 < "a"'],
    ['{1} < {2}', 'operand-type at {1} < {2}'],
    ['"yes" AND "on"', 'Boolean true'],
    ['" TRUE " AND "1"', 'Boolean true'],
    ['"no" OR "off"', 'Boolean false'],
    ['"0" OR "False"', 'Boolean false'],
    ['{true} AND {"yes"}', 'Boolean true'],
    ['{} AND true', 'not-a-boolean at {}'],
    ['"" AND true', 'not-a-boolean at ""'],
    ['1 AND true', 'not-a-boolean at 1'],
    ['null OR true', 'not-a-boolean at null'],
    ['true AND null', 'not-a-boolean at null'],
    ['false AND null', 'Boolean false'],
    ['true OR null', 'Boolean true'],
    ['!null', 'not-a-boolean at null'],
    ['!"no"', 'Boolean true'],
    ['not true', 'Boolean false'],
    ['"maybe" ? 1 : 2', 'not-a-boolean at "maybe"'],
    ['"yes" ? 1 : 2', 'Int 1'],
    ['false ? 1 : true ? 2 : 3', 'Int 2'],
    ['"" ?: "b"', 'String "b"'],
    ['null ?: null ?: "c"', 'String "c"'],
    ['0 ?: 1', 'Int 0'],
    ['{} ?: 1', 'Array []'],
    ['NULL == null AND True', 'Boolean true'],
  ]);

  test.each([
    '1 < 2 < 3',
    '2 ^ 3 ^ 2',
    '1 == 1 == true',
    '1 2',
    '(1',
    '{1',
    'user.',
    'user.1',
    '{1: 2}',
    '? 1',
    'true ? 1',
    '1,2',
    '',
  ])('%s is not read', (source) => expect(() => parse(source)).toThrow(ExpressionError));
});

describe('lists, maps and attributes', () => {
  answers([
    ['{1, 2, 3}["1"]', 'Int 2'],
    ['{1, 2, 3}[1.9]', 'Int 2'],
    ['{1, 2, 3}[" +1 "]', 'Int 2'],
    ['{1, 2, 3}[{2}]', 'Int 3'],
    ['{1, 2, 3}[0.0 / 0]', 'Int 1'],
    ['{1, 2, 3}["a"]', 'operand-type at "a"'],
    ['{1, 2, 3}[true]', 'operand-type at true'],
    ['{1, 2, 3}[null]', 'operand-type at null'],
    ['{1, 2, 3}[{}]', 'operand-type at {}'],
    ['{1, 2, 3}[3]', 'index-out-of-range at 3'],
    ['{1, 2, 3}[-1]', 'index-out-of-range at -1'],
    ['user.nothing[0]', 'null-operand at user.nothing'],
    ['1[0]', 'operand-type at 1'],
    ["user['name']", 'String "Ann"'],
    ["{'a': 1}['a']", 'Int 1'],
    ["{a: 1, 'b': 2}['b']", 'Int 2'],
    ['{:}', 'Object {}'],
    ['{}', 'Array []'],
    ['{1, 2.0, {"a"}}', 'Array [1,2,["a"]]'],
    ["{'a': 4.0 / 2}", 'Object {"a":2}'],
    ['user.absent', 'Null null'],
    ['user?.name', 'String "Ann"'],
    ['user.nothing?.name', 'Null null'],
    ['user.nothing.name', 'null-operand at name'],
    ['user.name.first', 'unknown-attribute at first'],
    ['nobody.name', 'unknown-variable at nobody'],
    ['user.tags', 'Array ["a","b"]'],
    ['user.accounts.![name]', 'unknown-attribute at name'],
    ['{user.accounts[0], user.accounts[1]}.![name]', 'Array ["x","y"]'],
    ['user.accounts.![1 + 1]', 'Array [2,2,2]'],
    ['user.nothing.![name]', 'null-operand at user.nothing'],
    ['user.name.![name]', 'operand-type at user.name'],
  ]);
});

describe('modes', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['"a" + user.nothing', 'String "anull"', 'String "a"', 'null-operand at user.nothing'],
    ['user.nothing + "a"', 'String "nulla"', 'String "a"', 'null-operand at user.nothing'],
    ['String.toUpperCase(user.nothing)', 'Null null', 'String ""', 'null-operand at user.nothing'],
    ['String.len(user.nothing)', 'Int 0', 'Int 0', 'null-operand at user.nothing'],
    ['String.startsWith(user.nothing, "a")', 'Boolean false', 'Boolean false', 'null-operand at user.nothing'],
    ['Arrays.contains(user.nothing, "a")', 'Boolean false', 'Boolean false', 'null-operand at user.nothing'],
    ['Arrays.add(user.nothing, "a")', 'Null null', 'Array ["a"]', 'null-operand at user.nothing'],
    [
      'String.substring("abc", user.nothing, 1)',
      'null-operand at user.nothing',
      'null-operand at user.nothing',
      'null-operand at user.nothing',
    ],
    [
      'String.substringBefore("abc", "@")',
      'String "abc"',
      'String ""',
      'bad-value at String.substringBefore("abc", "@")',
    ],
    // Documented: nothing follows what is not there.
    ['String.substringAfter("abc", "@")', 'String ""', 'String ""', 'String ""'],
    ['Iso3166Convert.toName("XX")', 'Null null', 'String ""', 'bad-value at Iso3166Convert.toName("XX")'],
    [
      'String.substring("abc", 1, 9)',
      'String "bc"',
      'String "bc"',
      'index-out-of-range at String.substring("abc", 1, 9)',
    ],
    ['Arrays.size(user.nothing)', 'Int 0', 'Int 0', 'Int 0'],
    ['String.substring("abc", 0, 3)', 'String "abc"', 'String "abc"', 'String "abc"'],
    ['String.substring("abc", 1, 1)', 'String ""', 'String ""', 'String ""'],
    ['String.substringBefore("@abc", "@")', 'String ""', 'String ""', 'String ""'],
    ['String.substringAfter("@abc", "@")', 'String "abc"', 'String "abc"', 'String "abc"'],
  ];
  answers(
    rows.map(([source, spring]) => [source, spring] as const),
    'spring',
  );
  answers(
    rows.map(([source, , empty]) => [source, empty] as const),
    'empty',
  );
  answers(
    rows.map(([source, , , strict]) => [source, strict] as const),
    'strict',
  );
});

describe('functions beyond the reference’s examples', () => {
  answers([
    ['String.stringSwitch("a", "d", "a")', 'wrong-arguments at String.stringSwitch("a", "d", "a")'],
    ['String.stringSwitch("v", "d", "k", "v")', 'String "d"'],
    ['String.substring("abc", -9, 2)', 'String "ab"'],
    ['Iso3166Convert.toAlpha2(" in ")', 'String "IN"'],
    ['String.replace("aXa", "a", "$&")', 'String "$&X$&"'],
    ['String.replaceFirst("aXa", "a", "$&")', 'String "$&Xa"'],
    ['String.replace("abc", "", "x")', 'String "abc"'],
    ['String.removeSpaces(" a\tb\n")', 'String "ab"'],
    ['String.len(1.0)', 'Int 3'],
    ['String.len({1, 2})', 'Int 3'],
    ["String.len({'a': 1})", "wrong-arguments at {'a': 1}"],
    ['String.substring("abc", "1", 2)', 'String "b"'],
    ['String.substring("abc", -2, 3)', 'String "bc"'],
    ['String.substring("abc", 0, -1)', 'String "ab"'],
    ['String.substring("abc", 2, 1)', 'String ""'],
    ['String.len("a", "b")', 'wrong-arguments at String.len'],
    ['String.nope("a")', 'unknown-function at String.nope'],
    ['nope("a")', 'unknown-function at nope'],
    ['user.nope("a")', 'unknown-function at nope'],
    ['user.name.getGroups()', 'operand-type at user.name'],
    ['user.getLinkedObject()', 'wrong-arguments at getLinkedObject'],
    ['Arrays.get({1}, 1)', 'index-out-of-range at Arrays.get({1}, 1)'],
    ['Arrays.get({1}, -1)', 'index-out-of-range at Arrays.get({1}, -1)'],
    ['Arrays.contains("a, 10", "10")', 'Boolean true'],
    ['Arrays.contains("a, 10", 10)', 'Boolean true'],
    ['Arrays.contains("007", 7)', 'Boolean false'],
    ['Arrays.contains("a,b", "c")', 'Boolean false'],
    ['Arrays.size("")', 'Int 0'],
    ['Arrays.size("a,b")', 'Int 2'],
    ['Arrays.size(true)', 'Int 1'],
    ['Arrays.isEmpty("")', 'Boolean true'],
    ['Arrays.toCsvString("a, b")', 'String "a,b"'],
    ['Arrays.remove({1, 2, 1}, 1)', 'Array [2]'],
    ['Arrays.flatten({1, {2, {3}}})', 'Array [1,2,3]'],
    ['Arrays.flatten(1, null)', 'null-operand at Arrays.flatten(1, null)'],
    ['Arrays.flatten(1, "")', 'null-operand at Arrays.flatten(1, "")'],
    ['Convert.toInt(-1.6)', 'Int -2'],
    ['Convert.toInt("-2147483649")', 'Int 2147483647'],
    ['Convert.toInt(2147483647.7)', 'Int -2147483648'],
    ['Convert.toInt("1.1")', 'Int 1'],
    ['Convert.toInt("a")', 'bad-value at Convert.toInt("a")'],
    ['Convert.toInt("")', 'bad-value at Convert.toInt("")'],
    ['Convert.toInt(true)', 'wrong-arguments at true'],
    ['Convert.toInt(1 / 0.0)', 'Int 0'],
    ['Convert.toNum("1")', 'Double 1'],
    ['Convert.toNum(" -.5e1 ")', 'Double -5'],
    ['Convert.toNum("1x")', 'bad-value at Convert.toNum("1x")'],
    ['Iso3166Convert.toAlpha2("in")', 'String "IN"'],
    ['Iso3166Convert.toAlpha2(4)', 'String "AF"'],
    ['Iso3166Convert.toName("US")', 'String "United States"'],
    ['Iso3166Convert.toNumeric("AF")', 'String "004"'],
    ['Iso3166Convert.toAlpha3("nowhere")', 'Null null'],
  ]);
});

describe('time', () => {
  answers([
    ['Time.now()', 'String "2026-03-04T05:06:07.089Z"'],
    ['Time.now("America/Los_Angeles")', 'String "2026-03-03T21:06:07.089-08:00"'],
    ['Time.now("UTC", "yyyyMMdd\'T\'HHmmss")', 'String "20260304T050607"'],
    ['Time.now("+05:30", "HH:mm Z ZZ ZZZ")', 'String "10:36 +0530 +05:30 +05:30"'],
    [
      'Time.now("UTC", "G CC YY x ww e E EEEE DDD M MM MMM MMMM d")',
      'String "AD 20 26 2026 10 3 Wed Wednesday 063 3 03 Mar March 4"',
    ],
    [
      'Time.now("UTC", "a K h H k m s S SSS SSSSSSSSSS z Z ZZ")',
      'String "AM 5 5 5 5 6 7 0 089 0890000000 UTC +0000 +00:00"',
    ],
    ['Time.now("Asia/Tokyo", "a K h H k z")', 'String "PM 2 2 14 14 JST"'],
    ["Time.now(\"UTC\", \"hh 'o''clock' ''\")", 'String "05 o\'clock \'"'],
    ['Time.now("UTC", "q")', 'bad-value at Time.now("UTC", "q")'],
    ['Time.now("Nowhere/Else")', 'bad-value at Time.now("Nowhere/Else")'],
    ['Time.fromWindowsToIso8601("130828367179790000")', 'String "2015-07-31T17:18:37.979Z"'],
    ['Time.fromIso8601ToString("2015-07-31T12:00:00Z", "a K h H k")', 'String "PM 0 12 12 12"'],
    ['Time.fromIso8601ToString("2015-07-31T00:00:00Z", "a K h H k")', 'String "AM 0 12 0 24"'],
    ['Time.fromStringToIso8601("15", "yyyy")', 'String "0015-01-01T00:00:00Z"'],
    ['Time.fromStringToIso8601("5", "yy")', 'String "0005-01-01T00:00:00Z"'],
    ['Time.fromStringToIso8601("15", "y")', 'String "0015-01-01T00:00:00Z"'],
    ['Time.fromStringToIso8601("Jun", "MMM")', 'String "2000-06-01T00:00:00Z"'],
    ['Time.fromWindowsToIso8601("130828367179799999")', 'String "2015-07-31T17:18:37.979Z"'],
    ['Time.fromWindowsToIso8601("-1")', 'String "1600-12-31T23:59:59.999Z"'],
    ['Time.fromWindowsToIso8601("x")', 'bad-value at Time.fromWindowsToIso8601("x")'],
    ['Time.fromUnixToIso8601("1438377580979")', 'String "2015-07-31T21:19:40.979Z"'],
    ['Time.fromUnixToIso8601(0)', 'String "1970-01-01T00:00:00Z"'],
    ['Time.fromUnixToIso8601("99999999999999999999")', 'bad-value at Time.fromUnixToIso8601("99999999999999999999")'],
    ['Time.fromIso8601ToUnix("2015-07-31T17:18:37.979Z")', 'String "1438363117979"'],
    ['Time.fromIso8601ToUnix("2015-07-31T19:18:37.979+0200")', 'String "1438363117979"'],
    ['Time.fromIso8601ToUnix("1970-01-02")', 'String "86400000"'],
    ['Time.fromIso8601ToUnix("1970-01-01T00:00:01")', 'String "1000"'],
    ['Time.fromIso8601ToUnix("yesterday")', 'bad-value at Time.fromIso8601ToUnix("yesterday")'],
    ['Time.fromIso8601ToWindows("2015-07-30T23:58:32.000Z")', 'String "130827743120000000"'],
    ['Time.fromIso8601ToString("2015-07-30T23:58:32.000Z", "MM/dd/yyyy")', 'String "07/30/2015"'],
    ['Time.fromIso8601ToString("2015-07-31T00:58:32+02:00", "dd HH")', 'String "30 22"'],
    ['Time.fromStringToIso8601("17 June 2015 00:23:19", "dd MMMM yyyy HH:mm:ss")', 'String "2015-06-17T00:23:19Z"'],
    ['Time.fromStringToIso8601("Sat, 3 Sep 49 1:02 pm", "EEE, d MMM yy h:mm a")', 'String "1949-09-03T13:02:00Z"'],
    ['Time.fromStringToIso8601("Wed, 3 Sep 49 1:02 pm", "EEE, d MMM yy h:mm a")', 'String "1949-08-31T13:02:00Z"'],
    ['Time.fromStringToIso8601("50-1-2 12 AM", "yy-M-d hh a")', 'String "1950-01-02T00:00:00Z"'],
    ['Time.fromStringToIso8601("20150617 002319.5 +0200", "yyyyMMdd HHmmss.S Z")', 'String "2015-06-16T22:23:19.500Z"'],
    ['Time.fromStringToIso8601("2015-168 24 America/New_York", "yyyy-DDD kk ZZZ")', 'String "2015-06-17T04:00:00Z"'],
    ['Time.fromStringToIso8601("12:30", "HH:mm")', 'String "1970-01-01T12:30:00Z"'],
    ['Time.fromStringToIso8601("12:30x", "HH:mm")', 'bad-value at Time.fromStringToIso8601("12:30x", "HH:mm")'],
    ['Time.fromStringToIso8601("12-30", "HH:mm")', 'bad-value at Time.fromStringToIso8601("12-30", "HH:mm")'],
    ['Time.fromStringToIso8601("ab", "HH")', 'bad-value at Time.fromStringToIso8601("ab", "HH")'],
    ['Time.fromStringToIso8601("31 2", "dd M")', 'bad-value at Time.fromStringToIso8601("31 2", "dd M")'],
    ['Time.fromStringToIso8601("AD", "G")', 'String "0001-01-01T00:00:00Z"'],
    ['Time.fromStringToIso8601("Foo 1", "MMM d")', 'bad-value at Time.fromStringToIso8601("Foo 1", "MMM d")'],
  ]);

  test('the time is an input, and without it there is none', () => {
    expect(() => compile('Time.now()').evaluate({})).toThrow(expect.objectContaining({ code: 'missing-context' }));
  });
});

describe('functions that ask about the person', () => {
  const context: EvaluationContext = {
    groups: [
      { id: '00g1', name: 'Sales', type: 'OKTA_GROUP' },
      { id: '00g2', name: 'West Coast Sales', type: 'APP_GROUP', source: '0oa1' },
    ],
    appUsers: { active_directory: [{ managerUpn: 'a' }, { managerUpn: 'b' }], workday: [] },
    managers: { active_directory: { email: 'boss@acme.test' }, zendesk: { role: 'agent' } },
    assistants: { active_directory: { email: 'help@acme.test' } },
    linked: { manager: { lastName: 'Gates' } },
    internal: { id: '00u1' },
  };
  const ask = (source: string, given: EvaluationContext = context) =>
    compile(source).evaluate({ user: { status: 'ACTIVE', id: 'own' } }, { context: given });

  test.each<[string, unknown]>([
    ['isMemberOfGroupName("Sales")', true],
    ['isMemberOfGroupName("sales")', false],
    ['isMemberOfGroup("00g2")', true],
    ['isMemberOfGroup("00g3")', false],
    ['isMemberOfAnyGroup("00g3", "00g1")', true],
    ['isMemberOfAnyGroup("00g3")', false],
    ['isMemberOfGroupNameStartsWith("West")', true],
    ['isMemberOfGroupNameStartsWith("Coast")', false],
    ['isMemberOfGroupNameContains("Coast")', true],
    ['isMemberOfGroupNameContains("East")', false],
    ['isMemberOfGroupNameRegex("/.*Coast.*")', true],
    ['isMemberOfGroupNameRegex("Coast")', false],
    ['isMemberOfGroupName(null)', false],
    ['getFilteredGroups({"00g1", "West Coast Sales"}, "group.name", 5)', ['Sales', 'West Coast Sales']],
    ['getFilteredGroups({"00g1", "00g2"}, "group.id", 1)', ['00g1']],
    ['getFilteredGroups({"00g1"}, "group.nope", 1)', [null]],
    ['getFilteredGroups({"nope"}, "group.name", 5)', []],
    ['getFilteredGroups({"Sales"}, "group.id", 5)', ['00g1']],
    ["user.getGroups({'group.id': '00g1'})", [{ id: '00g1', name: 'Sales', type: 'OKTA_GROUP' }]],
    ["user.getGroups({'group.profile.name': 'West'}).![name]", ['West Coast Sales']],
    ["user.getGroups({'group.profile.name': 'West', 'operator': 'EXACT'}).![name]", []],
    ["user.getGroups({'group.profile.name': 'Sales', 'operator': 'EXACT'}).![id]", ['00g1']],
    ["user.getGroups({'group.id': {'00g1', '00g2'}}, {'group.type': 'APP_GROUP'}).![id]", ['00g2']],
    ["user.getGroups({'group.source.id': '0oa1'}).![source]", ['0oa1']],
    ["user.getGroups({'group.nope': 'x'})", []],
    ['user.getGroups().![id]', ['00g1', '00g2']],
    ['Groups.startsWith("OKTA", "Sa", 5)', ['Sales']],
    ['Groups.endsWith("0oa1", "Sales", 5)', ['Sales', 'West Coast Sales']],
    ['Groups.contains("0oa1", "Sales", 1)', ['Sales']],
    ['Groups.contains("0oa1", "x", 1)', null],
    ['Groups.endsWith("OKTA", "Sales", 5)', ['Sales']],
    ['hasDirectoryUser()', false],
    ['findDirectoryUser()', null],
    ['hasWorkdayUser()', false],
    ['getManagerUser("active_directory").email', 'boss@acme.test'],
    ['getManagerUser("constructor")', null],
    ['getManagerAppUser("active_directory", "zendesk").role', 'agent'],
    ['getAssistantUser("active_directory").email', 'help@acme.test'],
    ['getAssistantAppUser("active_directory", "zendesk")', null],
    ['user.getLinkedObject("manager").lastName', 'Gates'],
    ['user.getLinkedObject("peer")', null],
    ['user.getInternalProperty("id")', '00u1'],
    ['user.getInternalProperty("status")', 'ACTIVE'],
    ['user.getInternalProperty("created")', null],
  ])('%s', (source, expected) => expect(ask(source)).toEqual(expected));

  test('exactly one account counts', () => {
    const one = { appUsers: { active_directory: [{ managerUpn: 'a' }] } };
    expect(ask('hasDirectoryUser() ? findDirectoryUser().managerUpn : null', one)).toBe('a');
    expect(ask('hasDirectoryUser()', {})).toBe(false);
    expect(ask('isMemberOfGroupName("Sales")', {})).toBe(false);
  });

  test('without a context they are an error, not a guess', () => {
    expect(() => compile('hasDirectoryUser()').evaluate({})).toThrow(
      expect.objectContaining({ code: 'missing-context' }),
    );
    expect(compile('user.getInternalProperty("status")').evaluate({ user: { status: 'STAGED' } })).toBe('STAGED');
  });

  test('a function of a user needs one', () => {
    expect(() => compile('user.getLinkedObject("manager")').evaluate({ user: 'Ann' }, { context })).toThrow(
      expect.objectContaining({ code: 'operand-type' }),
    );
  });
});

describe('printing', () => {
  test.each([
    ["'a'", '"a"'],
    ['"it\'s"', '"it\'s"'],
    ['"say ""hi"""', '\'say "hi"\''],
    ['"both \' and """', '"both \' and """'],
    ['a  and(b||c)', 'a AND (b OR c)'],
    ['(a AND b) or c', 'a AND b OR c'],
    ['not a eq b', '!a == b'],
    ['!(a eq b)', '!(a == b)'],
    ['- -1', '- -1'],
    ['-(-1)', '- -1'],
    ['+ +1', '+ +1'],
    ['!!a', '!!a'],
    ['1-(2-3)', '1 - (2 - 3)'],
    ['(1-2)-3', '1 - 2 - 3'],
    ['(1 < 2) == true', '(1 < 2) == true'],
    ['(2^3)^2', '(2 ^ 3) ^ 2'],
    ['-(2^2)', '-(2 ^ 2)'],
    ['(a ? b : c) ? d : e', '(a ? b : c) ? d : e'],
    ['a ? b : (c ? d : e)', 'a ? b : c ? d : e'],
    ['(a ?: b) ?: c', '(a ?: b) ?: c'],
    ['a ?: (b ?: c)', 'a ?: b ?: c'],
    ['(a + b).c', '(a + b).c'],
    ['a?.b[0].![c]', 'a?.b[0].![c]'],
    ['{a : 1,"b":{2}}', '{"a": 1, "b": {2}}'],
    ['{ : }', '{:}'],
    ['1.0', '1.0'],
    ['1e21', '1e+21'],
    ['1.5e-7', '1.5e-7'],
    ['5L', '5L'],
    ['0x10', '16'],
    ['TRUE', 'true'],
    ['user.getGroups( 1,2 )', 'user.getGroups(1, 2)'],
    ['String.len( "a" )', 'String.len("a")'],
    ['user.and.matches', 'user.and.matches'],
    ['a matches "b"', 'a matches "b"'],
  ])('%s prints as %s', (source, printed) => {
    expect(print(parse(source))).toBe(printed);
    expect(print(parse(printed))).toBe(printed);
  });
});

describe('ranges', () => {
  test('cover brackets around, and count UTF-16 units', () => {
    const source = '("😀" + x).y';
    expect(parse(source)).toMatchObject({
      kind: 'member',
      start: 0,
      end: 12,
      nameStart: 11,
      target: { start: 1, end: 9 },
    });
  });

  test.each([
    ['user.name ~ 1', 'unexpected-character', 10, 11],
    ['😀', 'unexpected-character', 0, 2],
    ['"abc', 'unterminated-text', 0, 4],
    ['1 + ', 'unexpected-token', 4, 4],
    ['a ? b ; c', 'unexpected-character', 6, 7],
    ['a ? b c', 'unexpected-token', 6, 7],
    ['f(1 2)', 'unexpected-token', 4, 5],
  ])('%s: %s', (source, code, start, end) => {
    expect(() => parse(source)).toThrow(expect.objectContaining({ code, start, end }));
  });

  test('a caret stands under its line, tabs kept', () => {
    expect(caret('a +\n\tb + c', 9, 10)).toBe('\tb + c\n\t    ^');
    expect(caret('abc', 3, 3)).toBe('abc\n   ^');
    expect(caret('ab\ncd', 1, 5)).toBe('ab\n ^');
  });
});

describe('explaining', () => {
  test('shows each part with its value, and which parts were not used', () => {
    expect(explain('user.nothing != null ? user.name : "-" + user.age', { user: USER })).toEqual({
      expression: 'user.nothing != null ? user.name : "-" + user.age',
      start: 0,
      end: 49,
      used: true,
      value: '-41',
      type: 'String',
      parts: [
        {
          expression: 'user.nothing != null',
          start: 0,
          end: 20,
          used: true,
          value: false,
          type: 'Boolean',
          parts: [{ expression: 'user.nothing', start: 0, end: 12, used: true, value: null, type: 'Null', parts: [] }],
        },
        { expression: 'user.name', start: 23, end: 32, used: false, value: 'Ann', type: 'String', parts: [] },
        {
          expression: '"-" + user.age',
          start: 35,
          end: 49,
          used: true,
          value: '-41',
          type: 'String',
          parts: [{ expression: 'user.age', start: 41, end: 49, used: true, value: 41, type: 'Int', parts: [] }],
        },
      ],
    });
  });

  test.each([
    ['user.age > 1 AND user.age > 2', [true, true]],
    ['user.age > 50 AND user.age > 2', [true, false]],
    ['user.age > 1 OR user.age > 2', [true, false]],
    ['user.nothing ?: user.age', [true, true]],
    ['user.age ?: user.name', [true, false]],
    ['user.nothing.a ? user.age : user.name', [true, false, false]],
  ])('%s uses %j', (source, used) => {
    expect(explain(source, { user: USER }).parts.map((part) => part.used)).toEqual(used);
  });

  test('an error stands where it happens', () => {
    const { error, parts } = explain('1 + user.nothing', { user: USER }, {}, { mode: 'strict' });
    expect(error).toEqual({ code: 'null-operand', message: expect.stringContaining('Int + Null') as string });
    expect(parts.map((part) => part.value)).toEqual([null]);
  });
});
