import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironment, loadEnvironments } from '../../environments';
import { demo } from '../../environments/demo';

function fileOf(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'environment-')), 'environment.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('environments', () => {
  it('the committed ones are right', () => {
    expect(loadEnvironments('').map(({ name, phase }) => [name, phase])).toEqual([
      ['demo', 'app'],
      ['example-uat', 'bidirectional'],
      ['example-production', 'provisioning'],
    ]);
  });

  it('the demo shares its ids with the embedded tenants', () => {
    const { okta, ringcentral, systems } = loadEnvironment('demo', '');
    expect([okta.orgId, ringcentral.accountId, systems.ad]).toEqual([
      '00o1acmedemo00000org',
      '400131426008',
      { kind: 'activeDirectory', label: 'acme.test', app: { adopt: '0oa1acmead0000000app' }, sourceRank: 1 },
    ]);
  });

  it('a JSON file replaces the environment of its name', () => {
    const file = fileOf({ ...demo, phase: 'live' });
    expect(loadEnvironments(file).map(({ name, phase }) => [name, phase])).toEqual([
      ['demo', 'live'],
      ['example-uat', 'bidirectional'],
      ['example-production', 'provisioning'],
    ]);
  });

  it('a JSON file of another name joins them', () => {
    expect(loadEnvironment('rehearsal', fileOf({ ...demo, name: 'rehearsal' })).phase).toBe('app');
  });

  it('a JSON file may hold a list', () => {
    const file = fileOf([
      { ...demo, phase: 'live' },
      { ...demo, name: 'rehearsal' },
    ]);
    expect(loadEnvironments(file).map(({ name, phase }) => `${name} ${phase}`)).toEqual([
      'demo live',
      'example-uat bidirectional',
      'example-production provisioning',
      'rehearsal app',
    ]);
  });

  it('a file that is no JSON is refused with its name', () => {
    const file = fileOf('{');
    expect(() => loadEnvironments(file)).toThrow(`ENVIRONMENT_FILE names ${file}, which cannot be read as JSON`);
  });

  it('an unknown name is refused with those there are', () => {
    expect(() => loadEnvironment('production', '')).toThrow(
      expect.objectContaining({ exitCode: 2, remedy: 'Name one of demo, example-uat, example-production.' }),
    );
  });
});
