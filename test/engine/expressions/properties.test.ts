import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../../engine/expressions';
import { check, compile, ExpressionError, parse, print } from '../../../engine/expressions';
import { PERSON, respelled, shared } from './generated';
import { times } from '../../support/effort';

const RUNS = Number(process.env['EXPRESSIONS_PROPERTY_RUNS'] ?? times(20_000, 1_000));

const WORDS = ['user', '.', 'name', '(', ')', '{', '}', '[', ']', ',', ':', '?', '?:', '+', '-', '*', '/', '%', '^', '==', '!', 'AND', 'or', 'not', 'matches', '"a"', "'b'", '1', '2.5', 'null', 'true', 'String.len(', 'Arrays.flatten(', 'Time.now(', 'Convert.toInt(', 'user.getGroups(', '.![', 'T(', 'new ', '#x', '@b', '=', '++', '__proto__', '\\', '"', ' ', '\n', '😀', '0x', '1e', '9999999999', 'toUpperCase(', 'Iso3166Convert.toName(', 'substring(', 'isMemberOfGroupNameRegex(']; // prettier-ignore
const noise = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((words) => words.join('')),
  fc.string({ maxLength: 60, unit: 'binary' }),
);

const schemaType = (value: unknown): 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object' => {
  if (typeof value === 'string' || value === null) return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return Array.isArray(value) ? 'array' : 'object';
};
const SCHEMA = Object.fromEntries(Object.entries(PERSON).map(([name, value]) => [name, { type: schemaType(value) }]));
const OPTIONS: CheckOptions = { context: 'okta-to-app', schemas: { user: SCHEMA } };

/** Runs something that may fail, but only in our own way. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

describe('for any expression', () => {
  test('printing and reading gives the same expression back', () => {
    fc.assert(
      fc.property(shared, fc.infiniteStream(fc.nat()), (node, choices) => {
        const printed = print(node);
        const spelled = respelled(printed, (count) => choices.next().value! % count);
        expect(print(parse(spelled))).toBe(printed);
      }),
      { numRuns: RUNS },
    );
  });

  test("the checker's type is the value's type, and what it calls never null is never null", () => {
    fc.assert(
      fc.property(shared, (node) => {
        const source = print(node);
        const { type, nullable } = check(source, OPTIONS);
        const answer = attempt(() => compile(source).answer({ user: PERSON }));
        if (!answer) return;
        const allowed = type === 'Unknown' || type === answer.type || (answer.type === 'Null' && nullable);
        expect({ source, type, nullable, answer, allowed: allowed || (type === 'Double' && answer.type === 'Int') }).toMatchObject({ allowed: true }); // prettier-ignore
      }),
      { numRuns: RUNS },
    );
  });

  test('ranges of parts lie within the whole, and print as what they cover', () => {
    fc.assert(
      fc.property(shared, (node) => {
        const source = print(node);
        const { start, end } = parse(source);
        expect([start, end]).toEqual([0, source.length]);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

describe('for any text', () => {
  test('nothing but our own error is ever thrown, and its range lies in the text', () => {
    fc.assert(
      fc.property(noise, (source) => {
        for (const { start, end } of check(source, OPTIONS).findings) {
          expect(start >= 0 && start <= end && end <= source.length).toBe(true);
        }
        for (const mode of ['spring', 'empty', 'strict'] as const) {
          attempt(() =>
            compile(source, { mode }).answer({ user: PERSON }, { now: '2026-01-02T03:04:05Z', context: {} }),
          );
        }
      }),
      { numRuns: RUNS },
    );
  });
});
