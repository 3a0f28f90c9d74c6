import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { loadEnvironment } from '../../../project';
import { describe, expect, test } from 'vitest';
import { schemaProblems } from '../../support/schema';
import { UsageError } from '../../../engine/errors';
import type { ExpressionFlags } from '../../../operations/expression/expression';
import { expression } from '../../../operations/expression/expression';

const COMMAND = ['bin/ringcentral-okta.js', 'expression'];
const run = (args: readonly string[], input = '', more: NodeJS.ProcessEnv = {}) => {
  const env = { ...process.env, ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
    encoding: 'utf8',
    input,
    env,
  });
  return { status, stdout, stderr };
};
const lines = (action: string, requests: readonly unknown[]) => {
  const input = requests.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n');
  const { status, stdout } = run([action, '--jsonl'], input);
  for (const line of stdout.trimEnd().split('\n'))
    expect(schemaProblems(`expression-${action}`, JSON.parse(line))).toEqual([]);
  return { status, answers: stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown) }; // prettier-ignore
};
const badLine = { error: { code: 'invalid-input', message: expect.any(String) as string, start: 0, end: 0 } };
const GUIDE = '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber';

describe('expression evaluate --jsonl', () => {
  test('answers line for line, bad lines with an error', () => {
    const { status, answers } = lines('evaluate', [
      { expr: '1 + 1' },
      'no json',
      { expr: 'user.a', vars: { user: {} }, extra: true },
      { expr: 'nobody.a', vars: { user: {} } },
      '',
      { expr: '"a" + user.a', vars: { user: { a: null } }, mode: 'empty' },
      { expr: '1', mode: 'lax' },
      { expr: 1 },
      '[]',
      'null',
      { expr: 'Time.now()', now: '2026-01-02T03:04:05+01:00' },
      { expr: 'Time.now()', now: 'today' },
      { expr: 'user.n / 2', vars: { user: { n: 3 } } },
      { expr: 'user.n / 2', vars: { user: { n: 3.5 } } },
      { expr: 'user.n', vars: { user: { n: 3000000000 } } },
      { expr: '2 ^ 62' },
      { expr: '{1 / 0.0, 0 / 0.0}' },
      {
        expr: 'isMemberOfGroupName("Sales")',
        context: { groups: [{ id: '1', name: 'Sales', type: 'OKTA_GROUP', source: '' }] },
      },
      { expr: 'hasDirectoryUser()' },
      { expr: 'user.text', vars: { user: { text: 'a\u2028b' } } },
      '{"expr":"user.__proto__","vars":{"user":{"__proto__":"own"}}}',
      { expr: "{'b': {1, 'x'}}" },
      { expr: '1', vars: null, mode: null, now: null, context: { groups: null, managers: null } },
      { expr: '"a" + user.a', vars: { user: {} }, behaviour: { nullInConcatenation: 'empty' } },
      { expr: '"a" + user.a', vars: { user: {} }, behaviour: { nullInConcatenation: 'maybe' } },
    ]);
    expect(status).toBe(0);
    expect(answers).toEqual([
      { value: 2, type: 'Int' },
      badLine,
      { value: null, type: 'Null' },
      { error: { code: 'unknown-variable', message: 'There is no variable "nobody" here.', start: 0, end: 6 } },
      badLine,
      { value: 'a', type: 'String' },
      badLine,
      badLine,
      badLine,
      badLine,
      { value: '2026-01-02T02:04:05Z', type: 'String' },
      badLine,
      { value: 1, type: 'Int' },
      { value: 1.75, type: 'Double' },
      { value: 3000000000, type: 'Int' },
      { value: Number('4611686018427387904'), type: 'Int' },
      { value: ['Infinity', 'NaN'], type: 'Array' },
      { value: true, type: 'Boolean' },
      { error: expect.objectContaining({ code: 'missing-context' }) as object },
      { value: 'a\u2028b', type: 'String' },
      { value: 'own', type: 'String' },
      { value: { b: [1, 'x'] }, type: 'Object' },
      { value: 1, type: 'Int' },
      { value: 'a', type: 'String' },
      badLine,
    ]);
  });

  test('prints a Long with all its digits', () => {
    expect(run(['evaluate', '--jsonl'], '{"expr":"2 ^ 62 + 1"}').stdout).toBe(
      '{"value":4611686018427387905,"type":"Int"}\n',
    );
  });

  test('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [...COMMAND, 'evaluate', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
    for (const [expr, value] of [
      ['1 + 1', 2],
      ['"a" + "b"', 'ab'],
    ] as const) {
      child.stdin.write(`${JSON.stringify({ expr })}\n`);
      const { value: line } = (await answers.next()) as { value: string };
      expect(JSON.parse(line)).toMatchObject({ value });
    }
    child.stdin.end();
    const [status] = (await once(child, 'exit')) as [number];
    expect(status).toBe(0);
  });
});

describe('expression check --jsonl', () => {
  test('answers line for line, bad lines with an error', () => {
    const schemas = { appuser: { directNumber: { type: 'string' }, extensionNumber: { type: 'string' } } };
    const { status, answers } = lines('check', [
      { expr: GUIDE, direction: 'app-to-okta', schemas },
      { expr: 'user.a', direction: 'app-to-okta', schemas },
      { expr: '1 +', direction: 'group-rule' },
      { expr: '1', direction: 'sideways' },
      { expr: 'String.toUpperCase(appuser.a)', context: 'app-to-okta', behaviour: { nullIntoFunction: 'error' } },
      { expr: '1', direction: 'group-rule', schemas: { user: { a: { type: 'text' } } } },
      'no json',
    ]);
    expect(status).toBe(0);
    expect(answers).toEqual([
      {
        ok: true,
        type: 'String',
        nullable: false,
        reads: ['appuser.directNumber', 'appuser.extensionNumber'],
        findings: [
          {
            id: 'null-concatenation',
            severity: 'warning',
            message: expect.any(String) as string,
            source: expect.any(String) as string,
            cause: 'appuser.extensionNumber',
            start: 67,
            end: 90,
            suggestion: '(appuser.extensionNumber != null ? appuser.extensionNumber : "")',
          },
        ],
        cause: 'appuser.extensionNumber',
        suggestion: expect.objectContaining({
          before: expect.any(Array) as object,
          after: expect.any(Array) as object,
        }) as object,
      },
      expect.objectContaining({ ok: false, reads: ['user.a'] }),
      expect.objectContaining({
        ok: false,
        type: 'Unknown',
        findings: [expect.objectContaining({ id: 'unexpected-token', start: 3, end: 3 })],
      }),
      badLine,
      expect.objectContaining({
        findings: [expect.objectContaining({ id: 'null-argument', source: 'as the request says' })],
      }),
      badLine,
      badLine,
    ]);
  });
});

describe('expression for a person', () => {
  const shown = (action: string, source: string, flags: ExpressionFlags = {}) => {
    const { exitCode, text } = expression(action, source, flags);
    return [exitCode, ...text.split('\n')];
  };

  test('evaluates, as a command too', () => {
    expect(run(['evaluate', '"a" + user.n', '--vars', '{"user":{"n":2}}'])).toEqual({
      status: 0,
      stdout: '"a2"  String\n',
      stderr: '',
    });
    expect(shown('evaluate', '1 +')).toEqual([1, '1 +', '   ^', 'The expression ends where a value should stand.']);
    expect(expression('evaluate', 'a', {}).json).toEqual({
      error: { code: 'unknown-variable', message: 'There is no variable "a" here.', start: 0, end: 1 },
    });
  });

  test('reads variables from a file', () => {
    expect(shown('evaluate', 'name', { vars: 'package.json' })).toEqual([0, '"ringcentral-okta"  String']);
  });

  test('checks, the caret under the place', () => {
    const schemas = '{"appuser":{"ab":{"type":"string"}}}';
    expect(shown('check', 'appuser.a + user.b', { direction: 'app-to-okta', schemas })).toEqual([
      1,
      'error unknown-attribute',
      'appuser.a + user.b',
      '        ^',
      '"appuser" has no attribute "a"; did you mean "ab"?',
      'write: ab',
      '',
      ...['error foreign-variable', 'appuser.a + user.b', '            ^^^^'],
      '"user" exists in mappings from Okta to an app and in group rules; in a mapping from an app to Okta write "appuser".',
      'write: appuser',
      '',
      'not ok: Unknown',
    ]);
    expect(shown('check', '"a"', { direction: 'app-to-okta' })).toEqual([0, 'ok: String']);
    expect(shown('check', 'appuser.ab', { direction: 'app-to-okta', schemas })).toEqual([0, 'ok: String, may be null']);
  });

  test('knows what the org of an environment was seen to do', () => {
    const calibration = { org: '00o1', on: '2026-11-22T10:00:00Z', expressions: { nullInConcatenation: 'empty' } };
    const file = join(mkdtempSync(join(tmpdir(), 'expression-')), 'environments.json');
    writeFileSync(file, JSON.stringify({ ...loadEnvironment('demo', ''), name: 'asked', calibration }));
    const command = (action: string, ...flags: string[]) =>
      run([action, '"a" + user.n', '--env', 'asked', ...flags], '', { ENVIRONMENT_FILE: file }).stdout;
    expect(command('evaluate', '--vars', '{"user":{}}')).toBe('"a"  String\n');
    expect(command('explain', '--vars', '{"user":{}}')).toMatch(/^"a" \+ user\.n {2}= "a"\n/);
    expect(command('check', '--context', 'okta-to-app')).not.toContain('not documented');
    expect(run(['check', '"a"', '--env', 'nobody', '--context', 'okta-to-app']).status).toBe(2);
  });

  test('explains each part', () => {
    expect(
      shown('explain', 'user.a != null ? user.a : "-" + user.b.c', { vars: '{"user":{}}', mode: 'strict' }),
    ).toEqual([
      1,
      'user.a != null ? user.a : "-" + user.b.c  ! "c" cannot be read: null has no attributes.',
      '  user.a != null  = false',
      '    user.a  = null',
      '  user.a  = null  (not used)',
      '  "-" + user.b.c  ! "c" cannot be read: null has no attributes.',
      '    user.b.c  ! "c" cannot be read: null has no attributes.',
      '      user.b  = null',
    ]);
  });

  test('formats', () => {
    expect(expression('format', "user.a!=''&&not user.b", {})).toEqual({
      exitCode: 0,
      json: { expr: 'user.a != "" AND !user.b' },
      text: 'user.a != "" AND !user.b',
    });
  });

  test.each<[string, string, ExpressionFlags]>([
    ['an action nobody knows', 'improve', {}],
    ['variables that are no JSON', 'evaluate', { vars: '{' }],
    ['variables that are no object', 'evaluate', { vars: '[]' }],
    ['no direction', 'check', {}],
    ['an unknown mode', 'evaluate', { mode: 'lax' }],
  ])('%s is a usage error', (_name, action, flags) => {
    expect(() => expression(action, '1', flags)).toThrow(UsageError);
  });

  test('no expression, or an unknown flag, is one as well', () => {
    expect(run(['evaluate']).status).toBe(2);
    expect(run(['evaluate', '1', '--fast']).status).toBe(2);
  });
});
