import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { schemaProblems } from '../../support/schema';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['bin/ringcentral-okta.js', 'explain', ...args], { encoding: 'utf8' });

describe('npx ringcentral-okta explain', () => {
  it('answers with id, cause, remedy and what the message names', () => {
    const { status, stdout } = run('--json', 'More than one record found for Email: [ada@acme.test]');
    expect(status).toBe(0);
    expect(schemaProblems('explain', JSON.parse(stdout))).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'duplicate-email-records', parameters: { email: 'ada@acme.test' } });
  });

  it('exits 1 on a message it does not know, and 2 without one', () => {
    const { status, stdout } = run('--json', 'The coffee machine is empty.');
    expect(status).toBe(1);
    expect(schemaProblems('explain', JSON.parse(stdout))).toEqual([]);
    expect(run().status).toBe(2);
  });
});
