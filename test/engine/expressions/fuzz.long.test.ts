import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, compile, ExpressionError, FUNCTIONS, parse, print, type Context } from '../../../engine/expressions';
import { PERSON, shared } from './generated';

/** Inputs of each kind: 200 000 together. */
const INPUTS = 50_000;
const SEED = 20_261;
/** Of the processor: a busy machine is no reason to fail. */
const MOST_MILLISECONDS = 1_000;
const MOST_GROWTH = 300 * 2 ** 20;
const TIMEOUT = { timeout: 3_600_000 };

const CONTEXTS: readonly Context[] = [
  'okta-to-app',
  'app-to-okta',
  'group-rule',
  'saml-statement',
  'username-template',
];
const WORDS = ['user', 'appuser', '.', '?.', 'name', 'tags', '(', ')', '{', '}', '[', ']', ',', ':', '?', '?:', '+', '-', '*', '/', '%', '^', '==', '===', '!=', '<>', '!', 'AND', 'or', 'not', 'IN', 'matches', '"a"', "'b'", '1', '2.5', '99L', 'null', 'true', '.![', 'T(', '#x', '=', '${', '“', '\u00a0', '\\', '"', ' ', '\n', '😀', '0x', '1e', '9999999999', '(a+)+b', '__proto__', 'profile']; // prettier-ignore
const word = fc.constantFrom(...WORDS, ...[...FUNCTIONS.keys()].map((name) => `${name}(`));

const generated = shared.map((node) => print(node));
/** One character of an expression that can be read, changed, taken or doubled. */
const damaged = fc
  .tuple(generated, fc.nat(), fc.constantFrom('', '"', '(', '}', '.', '\\', '“', '\u0000'))
  .map(([source, at, sign]) => {
    const place = at % (source.length + 1);
    return source.slice(0, place) + sign + source.slice(place + (at % 2));
  });
const KINDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  words: fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  characters: fc.string({ maxLength: 120, unit: 'binary' }),
  generated,
  damaged,
};

/** Runs something that may fail, but only in our own way. */
function attempt(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
}

function everything(source: string, context: Context): void {
  attempt(() => print(parse(source)));
  check(source, { context, schemas: { user: { name: { type: 'string' }, tags: { type: 'array' } } } });
  for (const mode of ['spring', 'empty', 'strict'] as const) {
    const options = { now: '2026-01-02T03:04:05Z', context: {} };
    attempt(() =>
      compile(source, { mode, context }).answer({ user: PERSON, appuser: PERSON, source: PERSON }, options),
    );
  }
}

describe.each(Object.keys(KINDS))('any input of the kind "%s"', (kind) => {
  test('takes less than a second, fails in our own way, and leaves nothing behind', TIMEOUT, () => {
    let slowest = { source: '', milliseconds: 0 };
    const before = process.memoryUsage().heapUsed;
    const property = fc.property(KINDS[kind]!, fc.constantFrom(...CONTEXTS), (source, context) => {
      const before = process.cpuUsage();
      everything(source, context);
      const { user, system } = process.cpuUsage(before);
      const milliseconds = (user + system) / 1000;
      if (milliseconds > slowest.milliseconds) slowest = { source, milliseconds };
    });
    fc.assert(property, { numRuns: INPUTS, seed: SEED });
    expect(slowest).toMatchObject({
      milliseconds: expect.toSatisfy((most: number) => most < MOST_MILLISECONDS) as number,
    });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(MOST_GROWTH);
  });
});
