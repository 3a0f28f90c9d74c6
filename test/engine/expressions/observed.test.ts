import { describe, expect, test } from 'vitest';
import { answersSchema } from '../../../engine/calibration/answers';
import { check, compile, OPEN_QUESTIONS, type Behaviour } from '../../../engine/expressions';
import { expressionFacts } from '../../../engine/findings/expression-facts';
import { nullModeDecides } from '../../../engine/findings/rules/null-mode-decides';
import { tableOf } from '../../../engine/flows/take';
import { loadEnvironment } from '../../../project';
import { openQuestionTable } from '../../../reports/docs/open-questions';

const SCHEMAS = { user: { a: { type: 'string' }, b: { type: 'string', required: true } } } as const;
const SOURCE = 'npx ringcentral-okta calibrate, org 00o1, 2026-11-22';

const checked = (expr: string, behaviour: Partial<Behaviour>) =>
  check(expr, { context: 'okta-to-app', schemas: SCHEMAS, observed: { behaviour, source: SOURCE } });
const told = (expr: string, behaviour: Partial<Behaviour>) =>
  checked(expr, behaviour).findings.map(({ id, message, source }) => [id, message, source]);

const FAILS = 'the expression fails, and the target stays as it was.';

describe('what an org answered', () => {
  test.each<[string, Partial<Behaviour>, string[] | undefined]>([
    ['user.b + user.a', { nullInConcatenation: 'empty' }, undefined],
    [
      'user.b + user.a',
      { nullInConcatenation: 'text' },
      ['null-concatenation', 'Where this is null, Okta appends the text "null".'],
    ],
    ['user.b + user.a', { nullInConcatenation: 'error' }, ['null-concatenation', `Where this is null, ${FAILS}`]],
    ['String.toUpperCase(user.a)', { nullIntoFunction: 'commons' }, undefined],
    ['String.toUpperCase(user.a)', { nullIntoFunction: 'empty' }, undefined],
    ['String.toUpperCase(user.a)', { nullIntoFunction: 'error' }, ['null-argument', `Where this is null, ${FAILS}`]],
    ['String.join(" ", user.b, user.a)', { nullIntoJoin: 'empty' }, undefined],
    ['String.join(" ", user.b, user.a)', { nullIntoJoin: 'skip' }, undefined],
    [
      'String.join(" ", user.b, user.a)',
      { nullIntoJoin: 'text' },
      ['null-argument', 'Where this is null, Okta joins the text "null".'],
    ],
    [
      'String.join(" ", user.b, user.a)',
      { nullIntoJoin: 'null' },
      ['null-argument', 'Where this is null, Okta joins nothing at all: the whole is null.'],
    ],
    ['String.join(" ", user.b, user.a)', { nullIntoJoin: 'error' }, ['null-argument', `Where this is null, ${FAILS}`]],
    ['String.substringBefore(user.b, "@")', { noMatch: 'commons' }, undefined],
    ['String.substringBefore(user.b, "@")', { noMatch: 'error' }, ['no-match', `Where nothing matches, ${FAILS}`]],
    ['String.substring(user.b, 0, 9)', { outOfRange: 'cut' }, undefined],
    ['String.substring(user.b, 0, 9)', { outOfRange: 'error' }, ['out-of-range', `For a shorter text ${FAILS}`]],
  ])('%s where %o', (expr, behaviour, expected) => {
    // prettier-ignore
    expect(told(expr, behaviour)).toEqual(expected ? [[...expected, SOURCE]] : []);
  });

  test.each([
    ['user.b + user.a', 'null-concatenation'],
    ['String.toUpperCase(user.a)', 'null-argument'],
    ['String.join(" ", user.b, user.a)', 'null-argument'],
    ['String.substringBefore(user.b, "@")', 'no-match'],
    ['String.substring(user.b, 0, 9)', 'out-of-range'],
  ])('another answer leaves the question of %s open', (expr, id) => {
    const [[found, message, source] = []] = told(expr, { wholeSeconds: 'short' });
    expect(found).toBe(id);
    expect(message).toContain('is not documented.');
    expect(source).not.toBe(SOURCE);
  });

  test('an argument that Okta reads as "" answers a text; one that it hands on as null may be null', () => {
    const nullable = (nullIntoFunction: 'empty' | 'commons') =>
      checked('String.toUpperCase(user.a)', { nullIntoFunction }).nullable;
    expect([nullable('empty'), nullable('commons')]).toEqual([false, true]);
  });

  test('a country that does not exist is asked of no org', () => {
    expect(told('Iso3166Convert.toName(user.b)', { noMatch: 'commons' })).toEqual([
      ['no-match', 'What Iso3166Convert.toName answers for a code that does not exist is not documented.', expect.any(String)], // prettier-ignore
    ]);
  });

  test('is what a suggestion is shown with', () => {
    const { suggestion } = checked('user.a + "#" + user.a', { nullInConcatenation: 'empty' });
    expect(suggestion?.before.map(({ value }) => value)).toContain('#');
    const error = checked('user.b + user.a', { nullInConcatenation: 'error' }).suggestion;
    expect(error?.before.map(({ error: failure }) => failure !== undefined)).toContain(true);
  });

  test('silences the rule about null, or has it say what is known', () => {
    const demo = loadEnvironment('demo', '');
    const line = { from: 'okta', to: 'ringcentral.city', expr: '"a" + user.city' } as const;
    const messages = (nullInConcatenation?: Behaviour['nullInConcatenation']) => {
      const expressions = { ...(nullInConcatenation && { nullInConcatenation, nullIntoFunction: 'commons' }) };
      const environment = {
        ...demo,
        flows: { ...demo.flows, lines: [line] },
        calibration: answersSchema.parse({ org: '00o1', on: '2026-11-22T10:00:00Z', expressions }),
      };
      const table = tableOf(environment);
      const verdict = nullModeDecides.evaluate({
        now: '',
        environment: {} as never,
        table,
        expressions: expressionFacts(environment, table),
      });
      return typeof verdict === 'string' ? [] : verdict.filter(({ where }) => where.includes('city'));
    };
    expect(messages()[0]?.message).toContain('not documented');
    expect(messages('text')[0]?.message).toBe('Where this is null, Okta appends the text "null".');
    // What is left is the "a" of somebody without a city: known, and no clean value.
    expect(messages('empty')[0]?.message).toContain('Only the constant "a" is left');
  });

  test('stands on the page of open questions, by environment', () => {
    const row = (answers: object, about: string) =>
      openQuestionTable([['preview', answersSchema.parse({ org: '00o1', on: '2026-11-22T10:00:00Z', ...answers })]])
        .split('\n')
        .find((line) => line.startsWith(`| \`${about}\``));
    expect(row({ expressions: { numberKind: 'value' } }, 'numberKind')).toMatch(
      /\| `value` \(preview, 2026-11-22\) \|$/,
    );
    expect(row({ expressions: { displayName: 'null' } }, 'displayName')).toMatch(
      /\| `null` \(preview, 2026-11-22\) \|$/,
    );
    expect(row({}, 'displayName')).toMatch(/\| nobody yet \|$/);
  });
});

describe('a question that is open', () => {
  const answers = OPEN_QUESTIONS.flatMap((question) =>
    Object.entries(question.meanings).map(([answer, meaning]) => [question.about, answer, meaning, question] as const),
  );

  test.each(answers)(
    '%s: an org that answers %j is one that does %j',
    (about, answer, meaning, { held, expression }) => {
      const value = held?.value ?? null;
      const schemas = { user: { asked: { type: held?.type ?? 'string' } } } as const;
      const asked = compile(expression('asked'), { schemas, behaviour: { [about]: meaning } });
      expect(asked.evaluate({ user: { asked: value } })).toBe(answer);
    },
  );
});
