import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulators } from '../../emulators';
import { errorsAtSynth } from '../../engine/findings/at-synth';
import { tableOf } from '../../engine/flows/take';
import { PHASES } from '../../engine/flows/model';
import { loadEnvironments, PACKAGE } from '../../project';
import { init } from '../../operations/init/init';
import { environmentFile } from '../../operations/init/environment-file';
import manifest from '../../package.json';
import { schemaProblems } from '../support/schema';

const FACTS = { orgId: '00o1abcdefghijklmnop', accountId: '400131426008', adApp: '0oa1abcdefghijklmnop' };
const surroundings = { env: {}, now: () => new Date(), progress: () => undefined, output: '' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (facts: object = FACTS) => init({ name: 'acme-uat', folder, ...facts }, surroundings);
const rm = (path: string): void => rmSync(join(folder, path));
const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** The environment as the project's own engine reads it. */
function written() {
  const source = text('environments/acme-uat.ts').replace(
    "'ringcentral-okta/environments'",
    JSON.stringify(join(PACKAGE, 'engine/environment/define')),
  );
  writeFileSync(join(folder, 'environments/acme-uat.ts'), source);
  const [environment, ...others] = loadEnvironments('', join(folder, 'none'), join(folder, 'environments'));
  expect(others).toEqual([]);
  return environment!;
}

describe('ringcentral-okta init', () => {
  it('writes a project whose environment is in order', async () => {
    const { exitCode, json } = await run();
    expect({ exitCode, problems: schemaProblems('init', json) }).toEqual({ exitCode: 0, problems: [] });
    const environment = written();
    expect(environment).toMatchObject({ name: 'acme-uat', phase: 'app', okta: { orgId: FACTS.orgId } });
  });

  it.each<[string, object, Readonly<Record<string, string>>, string]>([
    ['that was asked for', { directory: 'ldap', ldapApp: '0oa1abcdefghijkldapp' }, {}, 'ldap'],
    ['whose app was given', { ldapApp: '0oa1abcdefghijkldapp', ldapLabel: 'Staff' }, { ldap: 'Staff' }, 'ldap'],
    [
      'that were both given',
      { adApp: '0oa1abcdefghijklmnop', adLabel: 'corp', ldapApp: '0oa1abcdefghijkldapp', ldapLabel: 'Staff' },
      { ad: 'corp', ldap: 'Staff' },
      'ad,ldap',
    ],
  ])(
    'declares the directory %s, and finds nothing wrong with its mappings',
    async (_title, directories, labels, ids) => {
      const { json } = await run({ orgId: FACTS.orgId, accountId: FACTS.accountId, ...directories });
      expect(json).toMatchObject({ open: [] });
      const environment = written();
      const { ringcentral: _ours, ...systems } = environment.systems;
      expect(Object.keys(systems).join()).toBe(ids);
      expect(systems).toMatchObject(Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, { label }])));
      for (const phase of PHASES) {
        const declared = { ...environment, phase };
        expect(errorsAtSynth(declared, tableOf(declared), new Date().toISOString()), phase).toEqual([]);
      }
    },
  );

  it('takes the directory that the org has, and names the ones that it leaves out', async () => {
    const emulators = await startEmulators({ company: 'awkward' });
    try {
      const { env } = emulators;
      const { text: said, json } = await init({ name: 'acme-uat', folder }, { ...surroundings, env });
      expect(json).toMatchObject({ open: [] });
      expect(said).toContain('The org has other directories too: ');
      expect(said).toContain('Partners');
      expect(Object.keys(written().systems)).toEqual(['ad', 'ringcentral']);
    } finally {
      await emulators.close();
    }
  });

  it('leaves the app of an LDAP directory open where nobody told it', async () => {
    const { json } = await run({ directory: 'ldap' });
    expect(json).toMatchObject({ open: ['orgId', 'accountId', 'ldapApp'] });
    expect(text('environments/acme-uat.ts')).toContain("kind: 'ldap'");
  });

  it('says where a value is found that nobody gave', async () => {
    const { json, text: said } = await run({});
    expect(json).toMatchObject({ open: ['orgId', 'accountId', 'adApp'] });
    expect(said).toContain('Fill in orgId, accountId, adApp in environments/acme-uat.ts');
    expect(text('environments/acme-uat.ts')).toContain('.well-known/okta-organization');
  });

  it('fills in what it left open before, and tells what it found where somebody has edited the file since', async () => {
    await run({});
    expect(await run()).toMatchObject({ json: { open: [], written: ['environments/acme-uat.ts', 'package.json'] } });
    expect(written().okta.orgId).toBe(FACTS.orgId);
    rm('environments/acme-uat.ts');
    await run({});
    writeFileSync(join(folder, 'environments/acme-uat.ts'), `// mine\n${text('environments/acme-uat.ts')}`);
    const { json, text: said } = await run();
    expect(json).toMatchObject({ open: ['orgId', 'accountId', 'adApp'] });
    expect(said).toContain(`Fill in orgId ${FACTS.orgId}, accountId ${FACTS.accountId}, adApp ${FACTS.adApp} in`);
    expect(text('environments/acme-uat.ts')).toContain('// mine');
  });

  it('writes the environment alone into a checkout, with the import that works there', async () => {
    const manifest = '{"name":"ringcentral-okta"}';
    writeFileSync(join(folder, 'package.json'), manifest);
    const { json, text: said } = await run();
    expect(json).toMatchObject({ written: ['environments/acme-uat.ts'], kept: [] });
    expect(said).not.toContain('npm install');
    expect(text('package.json')).toBe(manifest);
    expect(text('environments/acme-uat.ts')).toContain("from '../engine/environment/define'");
  });

  it('leaves what is there as it is, and only adds to package.json', async () => {
    writeFileSync(join(folder, 'main.ts'), '// mine\n');
    writeFileSync(join(folder, 'package.json'), '{"name":"mine","dependencies":{"ringcentral-okta":"file:a.tgz"}}');
    const { json } = await run();
    expect(json).toMatchObject({ kept: ['main.ts'] });
    expect(text('main.ts')).toBe('// mine\n');
    expect(JSON.parse(text('package.json'))).toMatchObject({
      name: 'mine',
      dependencies: { 'ringcentral-okta': 'file:a.tgz', cdktf: manifest.dependencies.cdktf },
      devDependencies: {
        'cdktf-cli': manifest.devDependencies['cdktf-cli'],
        '@cdktf/node-pty-prebuilt-multiarch': manifest.devDependencies['@cdktf/node-pty-prebuilt-multiarch'],
      },
      overrides: {
        '@cdktf/node-pty-prebuilt-multiarch': '$@cdktf/node-pty-prebuilt-multiarch',
      },
    });
  });

  it('writes workflows that call commands, and no script of this checkout', async () => {
    await run();
    const workflows = readdirSync(join(folder, '.github/workflows'));
    expect(workflows).toEqual([
      'apply.yml',
      'drift.yml',
      'people.yml',
      'promote.yml',
      'pull-request.yml',
      'rollback.yml',
    ]);
    for (const workflow of workflows) {
      expect(text(`.github/workflows/${workflow}`)).not.toMatch(/\.ci\/|npm run/);
      expect(text(`.github/workflows/${workflow}`)).toContain('npx ringcentral-okta');
    }
  });

  it.each(['Acme', '../acme', ''])('refuses the name %j', async (name) => {
    await expect(init({ name, folder }, surroundings)).rejects.toMatchObject({ exitCode: 2 });
  });

  it('writes values as text, whatever stands in them', () => {
    expect(environmentFile('acme', { ...FACTS, adLabel: "O'Hara \\ Co" })).toContain("label: 'O\\'Hara \\\\ Co'");
  });
});

it('every entry of the package is compiled from a source that is there', () => {
  for (const entry of Object.values(manifest.exports)) {
    if (typeof entry === 'string') continue;
    expect(entry.types).toBe(entry.default.replace(/\.js$/, '.d.ts'));
    expect(existsSync(join(PACKAGE, entry.default.replace('./dist/', '').replace(/\.js$/, '.ts')))).toBe(true);
  }
});
