import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demo } from '../../environments/demo';
import { checkEnvironments } from '../../operations/environments/check';
import { schemaProblems } from '../support/schema';

const folder = mkdtempSync(join(tmpdir(), 'environment-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = () => new Date('2026-11-30T00:00:00Z');
function checked(environment: object) {
  const file = join(folder, 'environment.json');
  writeFileSync(file, JSON.stringify(environment));
  return checkEnvironments('demo', { env: { ENVIRONMENT_FILE: file }, now: NOW });
}

describe('ringcentral-okta environment check', () => {
  it('finds nothing in what is committed', () => {
    const { exitCode, json } = checkEnvironments(undefined, { env: { ENVIRONMENT_FILE: '' }, now: NOW });
    expect({ exitCode, problems: schemaProblems('environment-check', json) }).toEqual({ exitCode: 0, problems: [] });
  });

  it('tells an expression that Okta would refuse, with exit 1', () => {
    const lines = demo.flows.lines!.map((line) =>
      line.to === 'ringcentral.department' ? { ...line, expr: 'user.department +' } : line,
    );
    const { exitCode, json, text } = checked({ ...demo, phase: 'live', flows: { ...demo.flows, lines } });
    expect({ exitCode, problems: schemaProblems('environment-check', json) }).toEqual({ exitCode: 1, problems: [] });
    expect(text).toContain('okta → ringcentral.department');
  });

  it('refuses an environment that cannot be used', () => {
    expect(() => checked({ ...demo, phase: 'done' })).toThrow(expect.objectContaining({ exitCode: 2 }) as Error);
  });
});
