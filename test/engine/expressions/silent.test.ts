import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, compile, ExpressionError, FUNCTIONS, print } from '../../../engine/expressions';
import { PERSON, shared } from './generated';

const EXPRESSIONS = 4_000;
const SEED = 11;
const MOST_PERCENT = 0.5;

/** Somebody who has everything. */
const COMPLETE = { ...PERSON, nothing: 'n', empty: 'e', absent: 'x', constructor: 'c', toString: 't', none: ['z'] };
const typeOf = (value: unknown) => {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return Array.isArray(value) ? 'array' : 'object';
};
const SCHEMAS = {
  user: Object.fromEntries(
    Object.entries(COMPLETE).map(([name, value]) => [name, { type: typeOf(value), required: true }] as const),
  ),
};
const CONTEXT = {
  groups: [],
  appUsers: {},
  managers: { active_directory: { name: 'Bob' } },
  assistants: {},
  linked: {},
};
const ARGUMENTS = ['"a"', '"@"', '"12"', '"EST"', '"yyyy"', '"2026-01-02"', '1', '0', '{1, 2}', 'user.name', 'user.email', 'user.digits', 'user.age', 'user.tags', 'user.ratio', 'user.active', "user['name']", 'user.tags[0]', 'user.manager.name']; // prettier-ignore

const { call } = fc.letrec<{ call: string; argument: string }>((tie) => ({
  argument: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ARGUMENTS) }, tie('call')),
  call: fc
    .constantFrom(...[...FUNCTIONS.values()].filter(({ claimsOnly }) => !claimsOnly))
    .chain(({ name, parameters }) => {
      const least = parameters.filter(({ optional }) => !optional).length;
      const most = parameters.at(-1)?.rest ? parameters.length + 2 : parameters.length;
      return fc
        .array(tie('argument'), { minLength: least, maxLength: most })
        .map((args) => `${name.startsWith('.') ? 'user' : ''}${name}(${args.join(', ')})`);
    }),
}));
const joined = fc
  .tuple(call, fc.constantFrom('+', '==', '<', 'AND', '?:', 'matches', '*'), fc.constantFrom(...ARGUMENTS))
  .map((parts) => parts.join(' '));

describe('expressions that the checker lets pass without a word', () => {
  test(`have a value for a complete person, all but ${MOST_PERCENT} %`, () => {
    const sources = fc
      .sample(fc.oneof(shared.map(print), call, joined), { numRuns: EXPRESSIONS, seed: SEED })
      .filter((source) => check(source, { context: 'okta-to-app', schemas: SCHEMAS }).findings.length === 0);
    const failing = sources.filter((source) => {
      try {
        compile(source, { schemas: SCHEMAS }).evaluate(
          { user: COMPLETE },
          { now: '2026-01-02T03:04:05Z', context: CONTEXT },
        );
        return false;
      } catch (error) {
        if (error instanceof ExpressionError) return true;
        throw error;
      }
    });
    expect(sources.length).toBeGreaterThan(EXPRESSIONS / 10);
    expect({ failing, few: failing.length <= (sources.length * MOST_PERCENT) / 100 }).toMatchObject({ few: true });
  });
});
