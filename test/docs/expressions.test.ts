import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, FUNCTIONS } from '../../engine/expressions';

const page = readFileSync('docs/expressions.md', 'utf8');
const [commands = ''] = /```sh\n[^]*?```/.exec(page) ?? [];

describe('docs/expressions.md', () => {
  test('shows commands that work', () => {
    const script = commands
      .replaceAll(/```(sh)?/g, '')
      .replaceAll('npx ringcentral-okta expression', 'node bin/ringcentral-okta.js expression');
    const output = execFileSync('sh', ['-c', script.replaceAll(/--schemas '[^']*'/g, '$& || true')], {
      encoding: 'utf8',
    });
    expect(output).toContain('"#101"');
    expect(output).toContain('write: extensionNumber');
    expect(output).toContain('user.a != "" AND user.b == 1');
  });

  const examples = [...FUNCTIONS.values()].flatMap((row) => (row.example ? [row.example] : []));
  test.each(examples)('the example of a function answers as printed: %s', (expression, printed) => {
    const context = {
      groups: [{ id: '1', name: 'Everyone', type: 'OKTA_GROUP' }],
      linked: { manager: { lastName: 'Gates' } },
    };
    const value = compile(expression).evaluate(
      { user: { status: 'ACTIVE' } },
      { now: '2015-07-31T17:18:37.979Z', context },
    );
    expect(Array.isArray(value) ? `{${value.join(', ')}}` : String(value)).toBe(printed);
  });
});
