import { describe, expect, test } from 'vitest';
import { compile, ExpressionError } from '../../../engine/expressions';

const NOW = '2026-07-30T23:58:32.123Z';
const answer = (source: string) => {
  try {
    return compile(source).evaluate({ user: {} }, { now: NOW });
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
};

/** Every answer below was given by commons-lang3 3.14. */
describe('null into text functions, per parameter', () => {
  test.each([
    ['String.join(" ", "Ann", null, "Lee")', 'Ann  Lee'],
    ['String.join(null, "a", "b")', 'ab'],
    ['String.replace("ab", null, "x")', 'ab'],
    ['String.replace("ab", "a", null)', 'ab'],
    ['String.replace(null, "a", "b")', null],
    ['String.replaceFirst("aa", "a", null)', 'aa'],
    ['String.substringAfter("a@b", null)', ''],
    ['String.substringAfter(null, "@")', null],
    ['String.substringBefore("a@b", null)', 'a@b'],
    ['String.startsWith(null, null)', true],
    ['String.startsWith(null, "a")', false],
    ['String.startsWith("a", null)', false],
    ['String.stringContains("a", null)', false],
    ['String.append("a", null)', 'a'],
    ['String.stringSwitch(null, "d", "k", "v")', 'd'],
    ['String.stringSwitch("k", "d", null, "x", "k", "v")', 'v'],
    ['String.len(null)', 0],
    ['String.substring(null, 0, 1)', null],
    // An int is never null: Spring, asked with these, finds no such function.
    ['String.substring("abc", null, 1)', 'null-operand'],
    ['String.substring("abc", 0, null)', 'null-operand'],
    ['String.substring(null, null, 1)', 'null-operand'],
  ])('%s is %j', (source, expected) => expect(answer(source)).toBe(expected));

  test.each([
    ['text', 'Ann null Lee'],
    ['skip', 'Ann Lee'],
    ['null', null],
  ] as const)('an org may join null as %s', (nullIntoJoin, expected) => {
    expect(compile('String.join(" ", "Ann", null, "Lee")', { behaviour: { nullIntoJoin } }).evaluate({})).toBe(
      expected,
    );
  });

  test('what an org answers where nothing matches', () => {
    const after = compile('String.substringAfter("abc", "@")', { behaviour: { noMatchAfter: 'whole' } });
    expect(after.evaluate({})).toBe('abc');
  });
});

/** Every answer below was given by Joda-Time 2.12.7. */
describe('times', () => {
  test.each([
    ['2026-07', '2026-07-01T00:00:00Z'],
    ['2026-7-5', '2026-07-05T00:00:00Z'],
    ['26', '0026-01-01T00:00:00Z'],
    ['T10:30', '1970-01-01T10:30:00Z'],
    ['2026-07-05T10.5', '2026-07-05T10:30:00Z'],
    ['2026-W30-2', '2026-07-21T00:00:00Z'],
    ['2026-123', '2026-05-03T00:00:00Z'],
    ['2026-07-05T10:30:15,5', '2026-07-05T10:30:15.500Z'],
    ['2026-07-05T10:30:15+02', '2026-07-05T08:30:15Z'],
    ['2026-07-05t10:30z', '2026-07-05T10:30:00Z'],
    ['12345-01-01', '12345-01-01T00:00:00Z'],
    ['-2026-07-05', '-2026-07-05T00:00:00Z'],
    ['2026-07-05 10:30', 'bad-value'],
    ['2026-07-05Z', 'bad-value'],
    ['2026-07-05T24:00', 'bad-value'],
    ['2026-02-30', 'bad-value'],
    ['2026-13', 'bad-value'],
    ['2026-366', 'bad-value'],
    ['2026-W54', 'bad-value'],
    ['10:30', 'bad-value'],
  ])('%s of ISO 8601 is %s', (time, expected) => {
    const millis = answer(`Time.fromIso8601ToUnix("${time}")`);
    expect(millis === 'bad-value' ? millis : answer(`Time.fromUnixToIso8601("${String(millis)}")`)).toBe(expected);
  });

  test.each([
    ['10:30', 'HH:mm', '1970-01-01T10:30:00Z'],
    ['07', 'MM', '2000-07-01T00:00:00Z'],
    ['Mon', 'EEE', '2000-12-25T00:00:00Z'],
    ['3 10', 'e HH', '2000-12-27T10:00:00Z'],
    ['2026 30', 'xxxx ww', '2026-07-20T00:00:00Z'],
    ['20 26', 'CC yy', '2026-01-01T00:00:00Z'],
    ['1/2/2026', 'M/d/yy', '2026-01-02T00:00:00Z'],
    ['1/2/45', 'M/d/yy', '2045-01-02T00:00:00Z'],
    ['1/2/46', 'M/d/yy', '1946-01-02T00:00:00Z'],
    ['20260705', 'yyyyMMdd', '2026-07-05T00:00:00Z'],
    ['July', 'MMM', '2000-07-01T00:00:00Z'],
    ['12:00 am', 'hh:mm a', '1970-01-01T00:00:00Z'],
    ['24', 'kk', '1970-01-01T00:00:00Z'],
    ['2026-07-05 America/New_York', 'yyyy-MM-dd ZZZ', '2026-07-05T04:00:00Z'],
    ['12345', 'S', 'bad-value'],
    ['2026-07-05 extra', 'yyyy-MM-dd', 'bad-value'],
    ['2026-03-08 02:30 America/New_York', 'yyyy-MM-dd HH:mm ZZZ', 'bad-value'],
  ])('%s read by %s is %s', (time, format, expected) =>
    expect(answer(`Time.fromStringToIso8601("${time}", "${format}")`)).toBe(expected),
  );

  test.each([
    ['Z', '+0000'],
    ['ZZ', '+00:00'],
    ['ZZZ', 'UTC'],
    ['zzzz', 'Coordinated Universal Time'],
    ['CCC', '020'],
    ['x w e', '2026 31 4'],
    ['SSSS', '1230'],
    ['EEEE MMMM', 'Thursday July'],
    ["'a''b", "a'b"],
  ])('%s prints %s', (format, expected) => expect(answer(`Time.now("UTC", "${format}")`)).toBe(expected));

  test('zones that left the tz database are still read', () => {
    expect(answer('Time.now("US/Pacific-New", "HH:mm ZZ z")')).toBe('16:58 -07:00 PDT');
    expect(answer('Time.now("Nope")')).toBe('bad-value');
  });
});

/** Every answer below was given by java.util.regex of JDK 17. */
describe('flags of patterns', () => {
  test.each([
    ['bbb', '(?i)\\p{Lu}+', true],
    ['BBB', '(?i)\\p{Ll}+', true],
    ['b', '(?i)\\p{Upper}', true],
    ['b', '(?i)\\p{javaTitleCase}', true],
    ['b', '(?i)\\p{IsUppercase}', true],
    ['b', '(?i)[\\p{Lu}]', true],
    ['b', '(?i)\\P{Lu}', false],
    ['ä', '(?i)\\p{Lu}', true],
    ['ä', '(?i)Ä', false],
    ['ä', '(?U)\\w', true],
    ['ä', '\\w', false],
    ['\u00a0', '(?U)\\s', true],
    ['ä', '(?U)\\p{Lower}', true],
    ['b', '\\p{Lu}', false],
    ['', '(?m)^', false],
    ['', '^', true],
    // A round that took nothing ends the repeat, before the other ways through its body.
    [' ', '([a]*|[^a])*+', false],
    ['b', '(a*|b)*', true],
    ['aa', '(?:\\w*?|a)*+', false],
    ['ab', '(?>(?:a*|b)*)b', true],
    ['abab', '(?:(?:a*|x)(?:b*|y))*+', true],
    ['aab', '((a*)*|b)*\\2b', true],
  ])('%j matches %s: %s', (value, pattern, expected) => {
    expect(compile('user.t matches user.p').evaluate({ user: { t: value, p: pattern } })).toBe(expected);
  });
});

describe('the body of a projection', () => {
  const groups = [{ id: '1', name: 'Sales', type: 'OKTA_GROUP' }];
  const projected = (body: string) =>
    compile(`user.getGroups().![${body}]`).evaluate({ user: {} }, { context: { groups } });

  test.each([
    ['name', ['Sales']],
    ['profile.name', ['Sales']],
    ['name + "!"', ['Sales!']],
    ['name == "Sales" ? 1 : 2', [1]],
    ['user', [null]],
  ])('%s looks at the element', (body, expected) => expect(projected(body)).toEqual(expected));

  test('a group answers as it was given', () => {
    expect(compile('user.getGroups()').evaluate({ user: {} }, { context: { groups } })).toEqual(groups);
  });
});
