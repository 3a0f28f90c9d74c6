import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEnvironment, loadEnvironments } from '../../project';
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
      ['example-production', 'provisioning'],
      ['example-uat', 'bidirectional'],
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
      ['example-production', 'provisioning'],
      ['example-uat', 'bidirectional'],
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
      'example-production provisioning',
      'example-uat bidirectional',
      'rehearsal app',
    ]);
  });

  it('a file that is no JSON is refused with its name', () => {
    const file = fileOf('{');
    expect(() => loadEnvironments(file)).toThrow(`ENVIRONMENT_FILE names ${file}, which cannot be read as JSON`);
  });

  it('an unknown name is refused with those there are', () => {
    expect(() => loadEnvironment('production', '')).toThrow(
      expect.objectContaining({ exitCode: 2, remedy: 'Name one of demo, example-production, example-uat.' }),
    );
  });
});

describe('the folder of environments', () => {
  const FOLDER = resolve(__dirname, '../../environments');

  /** A folder with the given files beside the project's engine, as a user's own would be. */
  function folderOf(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'environments-'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  }
  const copyOf = (name: string): string =>
    readFileSync(join(FOLDER, 'demo.ts'), 'utf8')
      .replace(/name: '[^']+'/, `name: '${name}'`)
      .replaceAll("'../engine/", `'${resolve(FOLDER, '../engine')}/`);
  const namesIn = (files: Readonly<Record<string, string>>): string[] =>
    loadEnvironments('', undefined, folderOf(files)).map(({ name }) => name);

  it('a copied file is found without being listed anywhere', () => {
    expect(namesIn({ 'acme.ts': copyOf('acme'), 'zeta.json': JSON.stringify({ ...demo, name: 'zeta' }) })).toEqual([
      'acme',
      'zeta',
    ]);
  });

  it('a copy that kept its name is refused with both files', () => {
    expect(() => namesIn({ 'a.ts': copyOf('acme'), 'b.ts': copyOf('acme') })).toThrow(
      'environments/a.ts and environments/b.ts both hold the environment "acme".',
    );
  });

  it('a file that cannot be read is named', () => {
    expect(() => namesIn({ 'broken.ts': 'export const x = {' })).toThrow(/^environments\/broken\.ts cannot be read: /);
    expect(() => namesIn({ 'broken.json': '{' })).toThrow(/^environments\/broken\.json cannot be read: /);
  });

  it('a file without an environment is named', () => {
    expect(() => namesIn({ 'helpers.ts': 'export const help = () => 1;' })).toThrow(
      'environments/helpers.ts exports no environment.',
    );
  });
});
