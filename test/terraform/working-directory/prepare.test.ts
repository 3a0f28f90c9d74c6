import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RINGCENTRAL_OKTA_PROVIDER } from '../../../engine/terraform/providers';
import { terraformEnvironment } from '../../../terraform/cli-config';
import { providerMirrors } from '../../../terraform/provider-mirrors';
import { prepareWorkingDirectory } from '../../../terraform/working-directory';
import { parseLockFile } from '../../../terraform/working-directory/lock-file';
import { noGenuine } from '../../support/okta-provider';

const genuine = noGenuine();
const genuineOnly = it.skipIf(genuine.skip);
const OKTA = 'registry.terraform.io/okta/okta';

let root: string;
let stack: string;

const requires = (providers: Record<string, { source: string; version?: string }>) => {
  stack = join(root, 'stacks/demo');
  mkdirSync(stack, { recursive: true });
  writeFileSync(join(stack, 'cdk.tf.json'), JSON.stringify({ terraform: { required_providers: providers } }));
};

const lock = () => readFileSync(join(stack, '.terraform.lock.hcl'), 'utf8');
const callerEnv = (): NodeJS.ProcessEnv => {
  const { TF_CLI_CONFIG_FILE: _config, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, CHECKPOINT_DISABLE: '1' };
};
const terraform = (...args: string[]) => {
  return execFileSync('terraform', args, { cwd: stack, env: callerEnv(), encoding: 'utf8', stdio: 'pipe' });
};

/** A mirror that holds empty packages: enough to be listed. */
const listMirror = (...versions: string[]) => {
  const mirror = join(root, 'mirror');
  mkdirSync(join(mirror, OKTA), { recursive: true });
  for (const version of versions) {
    writeFileSync(join(mirror, OKTA, `terraform-provider-okta_${version}_linux_amd64.zip`), '');
  }
  return mirror;
};

beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'prepare-'))));
afterEach(() => rmSync(root, { recursive: true }));

describe('a stack whose provider comes from the registry', () => {
  it('is locked to our default release, so that cdktf asks no registry for platforms', async () => {
    requires({ okta: { source: 'okta/okta', version: '~> 4.0' } });
    expect(await prepareWorkingDirectory(stack)).toEqual([{ address: OKTA, version: '4.20.0', from: 'registry' }]);
    expect(parseLockFile(lock())).toEqual([{ address: OKTA, version: '4.20.0', constraints: '~> 4.0', hashes: [] }]);
    expect(readdirSync(join(stack, 'terraform.d/plugins'))).toEqual([]);
  });

  it('keeps the checksums that terraform init wrote, until the release changes', async () => {
    requires({ okta: { source: 'okta/okta', version: '~> 4.0' } });
    await prepareWorkingDirectory(stack);
    const withHash = lock().replace(/\}\n$/, '  hashes = [\n    "h1:abc=",\n    "zh:def",\n  ]\n}\n');
    writeFileSync(join(stack, '.terraform.lock.hcl'), withHash);
    await prepareWorkingDirectory(stack);
    expect(lock()).toBe(withHash);
    requires({ okta: { source: 'okta/okta', version: '6.12.0' } });
    await prepareWorkingDirectory(stack);
    expect(parseLockFile(lock())).toEqual([{ address: OKTA, version: '6.12.0', constraints: '6.12.0', hashes: [] }]);
  });

  it('forgets a checksum that belonged to a mirror', async () => {
    requires({ okta: { source: 'okta/okta', version: '~> 4.0' } });
    await prepareWorkingDirectory(stack, { mirrors: [listMirror('4.20.0')] });
    writeFileSync(
      join(stack, '.terraform.lock.hcl'),
      lock().replace(/\}\n$/, '  hashes = [\n    "h1:abc=",\n  ]\n}\n'),
    );
    await prepareWorkingDirectory(stack);
    expect(parseLockFile(lock()).map(({ hashes }) => hashes)).toEqual([[]]);
  });

  it('leaves a provider to Terraform whose release nobody here can tell', async () => {
    requires({ other: { source: 'acme/other' }, builtIn: { source: 'null' } });
    expect(await prepareWorkingDirectory(stack)).toEqual([]);
  });
});

describe('a stack whose provider comes from a mirror', () => {
  it.each([
    ['our default where the constraint allows it', '~> 4.0', ['4.19.0', '4.20.0', '4.21.0'], '4.20.0'],
    ['the highest that fits where our default is not there', '~> 4.0', ['4.3.0', '4.19.0', '6.12.0'], '4.19.0'],
    ['the pinned release', '6.12.0', ['4.20.0', '6.12.0'], '6.12.0'],
  ])('takes %s', async (_title, version, offered, expected) => {
    requires({ okta: { source: 'okta/okta', version } });
    const prepared = await prepareWorkingDirectory(stack, { mirrors: [listMirror(...offered)] });
    expect(prepared).toEqual([{ address: OKTA, version: expected, from: 'mirror' }]);
    expect(readdirSync(join(stack, 'terraform.d/plugins', OKTA))).toEqual([
      `terraform-provider-okta_${expected}_linux_amd64.zip`,
    ]);
  });

  it('falls back to the registry for a release that the mirror lacks', async () => {
    requires({ okta: { source: 'okta/okta', version: '4.18.0' } });
    const prepared = await prepareWorkingDirectory(stack, { mirrors: [listMirror('4.20.0')] });
    expect(prepared).toEqual([{ address: OKTA, version: '4.18.0', from: 'registry' }]);
  });

  genuineOnly(
    `is found by plain terraform init, again after init has written its checksum${genuine.because}`,
    async () => {
      requires({ okta: { source: 'okta/okta', version: '~> 4.0' } });
      for (const _round of [1, 2]) {
        await prepareWorkingDirectory(stack, { mirrors: providerMirrors() });
        expect(terraform('init', '-no-color')).toContain('successfully initialized');
      }
      expect(existsSync(join(stack, '.terraform/providers', OKTA, '4.20.0'))).toBe(true);
    },
  );

  genuineOnly(`is found in an unpacked layout too${genuine.because}`, async () => {
    requires({ okta: { source: 'okta/okta', version: '~> 4.0' } });
    await prepareWorkingDirectory(stack, { mirrors: providerMirrors() });
    terraform('init');
    const unpacked = join(root, 'unpacked');
    cpSync(join(stack, '.terraform/providers'), unpacked, { recursive: true, dereference: true });
    await prepareWorkingDirectory(stack, { mirrors: [unpacked] });
    expect(terraform('init', '-no-color')).toContain('successfully initialized');
  });
});

/** Mirrors what cdktf 0.21 does before each plan; the project it runs in needs only an app that writes a stack. */
genuineOnly(`plain cdktf plan needs no flag and no registry${genuine.because}`, async () => {
  const project = join(__dirname, '../../..');
  writeFileSync(
    join(root, 'app.ts'),
    `import { App, TerraformStack, TerraformOutput } from '${project}/node_modules/cdktf';
import { OktaProvider } from '${project}/node_modules/@cdktf/provider-okta/lib/provider';
import { providerMirrors } from '${project}/terraform/provider-mirrors';
import { prepareWorkingDirectory } from '${project}/terraform/working-directory';
const app = new App();
const stack = new TerraformStack(app, 'demo');
new OktaProvider(stack, 'okta', { orgName: 'a', baseUrl: 'okta.test', accessToken: 'none' });
new TerraformOutput(stack, 'greeting', { value: 'hello' });
app.synth();
void prepareWorkingDirectory(app.outdir + '/stacks/demo', { mirrors: providerMirrors() });
`,
  );
  const app = `npx --prefix ${project} tsx ${join(root, 'app.ts')}`;
  writeFileSync(
    join(root, 'cdktf.json'),
    JSON.stringify({ language: 'typescript', app, projectId: 'x', sendCrashReports: 'false' }),
  );
  const env = { ...callerEnv(), CI: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1' };
  const out = execFileSync(join(project, 'node_modules/.bin/cdktf'), ['plan'], { cwd: root, env, encoding: 'utf8' });
  expect(out).toContain('greeting = "hello"');
});

it("our provider is found by commands of ours in spite of a person's own way of installing, which asks registries and mirrors", async () => {
  requires({ ours: { source: RINGCENTRAL_OKTA_PROVIDER.address, version: RINGCENTRAL_OKTA_PROVIDER.version } });
  await prepareWorkingDirectory(stack);
  writeFileSync(join(root, '.terraformrc'), 'provider_installation {\n  direct {}\n}\n');
  const { TF_PROVIDER_MIRROR: _mirror, ...env } = callerEnv();
  const init = (given: NodeJS.ProcessEnv) =>
    spawnSync('terraform', ['init', '-no-color'], { cwd: stack, env: given, encoding: 'utf8' });
  expect(init({ ...env, HOME: root }).stderr).toContain(RINGCENTRAL_OKTA_PROVIDER.address);
  expect(init(terraformEnvironment(stack, { ...env, HOME: root })).stdout).toContain('successfully initialized');
});
