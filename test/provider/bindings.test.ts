import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RINGCENTRAL_OKTA_PROVIDER } from '../../engine/terraform/providers';
import { ensureOwnProvider } from '../../terraform/working-directory/own-provider';

const ROOT = join(__dirname, '../..');
const BINDINGS = join(ROOT, 'provider/bindings');
const { address, type, version } = RINGCENTRAL_OKTA_PROVIDER;

/** No registry has pages about our provider. */
const withoutRegistryLinks = (code: string) =>
  code
    .replace(/^ *\*\n *\* Docs at Terraform Registry: .*\n/gm, '')
    .replace(/^ *\/\*\*\n *\* Docs at Terraform Registry: .*\n *\*\/\n/gm, '')
    .replace(/^\/\/ https:.*\n/m, '')
    .replace(/\{@link https:\S+ ([^}]+)\}/g, '$1')
    // The generator leaves out "override", which this project's compiler options ask for.
    .replace(/^(\/\/ generated from .*)$/m, '$1 by `npm run provider:bindings`\n// @ts-nocheck');

/** What `cdktf get` makes of the schema of the provider as it is built now, one file for each class. */
async function generated(): Promise<Record<string, string>> {
  const { mirror } = await ensureOwnProvider(RINGCENTRAL_OKTA_PROVIDER);
  const folder = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    const cli = join(folder, 'cli.tfrc');
    writeFileSync(cli, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
    const terraformProviders = [{ name: type, source: address, version }];
    const project = {
      language: 'typescript',
      app: 'true',
      projectId: 'x',
      sendCrashReports: 'false',
      terraformProviders,
    };
    writeFileSync(join(folder, 'cdktf.json'), JSON.stringify({ ...project, codeMakerOutput: 'out' }));
    const { NODE_OPTIONS: _options, ...inherited } = process.env;
    const env = { ...inherited, CI: '1', CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: cli };
    execFileSync(join(ROOT, 'node_modules/.bin/cdktf'), ['get'], { cwd: folder, env, stdio: 'pipe' });
    const out = join(folder, 'out/providers', type);
    const classes = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return Object.fromEntries(
      classes.map(({ name }) => [
        `${name}.ts`,
        withoutRegistryLinks(readFileSync(join(out, name, 'index.ts'), 'utf8')),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('the checked-in bindings are those of the schema (npm run provider:bindings renews them)', async () => {
  const files = await generated();
  if (process.env.UPDATE_BINDINGS) {
    rmSync(BINDINGS, { recursive: true, force: true });
    mkdirSync(BINDINGS);
    for (const [name, code] of Object.entries(files)) writeFileSync(join(BINDINGS, name), code);
  }
  const present = Object.fromEntries(
    readdirSync(BINDINGS).map((name) => [name, readFileSync(join(BINDINGS, name), 'utf8')]),
  );
  expect(present).toEqual(files);
});
