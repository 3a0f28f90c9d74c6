import { describe, expect, test } from 'vitest';
import { check, compile, ExpressionError } from '../../../engine/expressions';

/** In times that ten thousand harmless characters take: some hundred milliseconds where they take one or two. */
const AT_ONCE = 100;
const YARDSTICK = Array.from({ length: 225 }, () => 'String.len(user.textThatHarmsNobodyAtAll)').join(' + ');
const MOST_ATTEMPTS = 20;

const millisecondsOf = (action: () => unknown): number => {
  const started = performance.now();
  action();
  return performance.now() - started;
};

/**
 * How long it takes, in times that harmless text takes on the same machine, so that a slow machine changes nothing. The fastest of some
 * attempts: a busy machine slows one, a slow algorithm slows all.
 */
function fastest(action: () => unknown): number {
  let [least, yardstick] = [Infinity, Infinity];
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !(least < AT_ONCE * yardstick); attempt++) {
    yardstick = Math.min(
      yardstick,
      millisecondsOf(() => compile(YARDSTICK)),
    );
    least = Math.min(least, millisecondsOf(action));
  }
  return least / yardstick;
}

const codeOf = (action: () => unknown) => {
  try {
    action();
    return 'none';
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
};
const evaluate = (source: string, user: object) => compile(source).evaluate({ user });
const long = (text: string, length = 10_000) => text.repeat(Math.floor(length / text.length));

describe('patterns that are famous for never ending', () => {
  test.each([
    ['(a+)+b', 'a'.repeat(200)],
    ['(a|a)*b', 'a'.repeat(200)],
    ['(a|aa)+$', `${'a'.repeat(200)}!`],
    ['(.*)*x', 'a'.repeat(200)],
    ['([a-zA-Z]+)*\\d', 'a'.repeat(200)],
    ['(?=(a+)+b)a*', 'a'.repeat(100)],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(200)],
  ])('%s answers no, at once', (pattern, text) => {
    expect(
      fastest(() => expect(evaluate('user.text matches user.pattern', { pattern, text })).toBe(false)),
    ).toBeLessThan(AT_ONCE);
  });

  test('with references to groups the steps are bounded', () => {
    const user = { pattern: '(a*)*(a*)*(a*)*\\1\\2\\3b', text: 'a'.repeat(60) };
    expect(codeOf(() => evaluate('user.text matches user.pattern', user))).toBe('pattern-too-costly');
  });
});

describe('10 000 characters meant to harm', () => {
  test.each([
    ['brackets', long('(')],
    ['braces', long('{')],
    ['signs', long('-(')],
    ['nots', `${long('!', 9_990)}true`],
    ['quotes', long("'")],
    ['open text', `"${long('a', 9_999)}`],
    ['conditions', long('a?')],
    ['members', `a${long('.a', 9_999)}`],
    ['indexes', `a${long('[a', 9_999)}`],
    ['sums', `${long('1+', 9_999)}1`],
    ['calls', long('String.len(')],
    ['digits', long('9')],
    ['spaces', long(' ')],
    ['operators', long('+')],
    ['zeros', `0x${long('0', 9_998)}`],
    ['unicode', long('ä')],
    ['emoji', long('😀')],
    ['projection', `a${long('.![a]', 9_999)}`],
    ['arguments', `String.join(${long('"a",', 9_980)}"a")`],
    ['elements', `{${long('1,', 9_990)}1}`],
    ['a word nobody knows', long('abcdefghij')],
  ])('%s', (_name, source) => {
    const schemas = { user: { firstName: { type: 'string' } } } as const;
    const spent = fastest(() => {
      codeOf(() => compile(source).evaluate({ user: {} }));
      check(source, { context: 'okta-to-app', schemas });
    });
    expect(spent).toBeLessThan(AT_ONCE);
  });
});
