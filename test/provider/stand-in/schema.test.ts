import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OKTA_PROVIDER } from '../../../engine/terraform/providers';
import { providerMirrors } from '../../../terraform/provider-mirrors';
import { prepareWorkingDirectory } from '../../../terraform/working-directory';
import { noGenuine } from '../../support/okta-provider';
import { schemaData } from './genuine-schema';
import type { GenuineProvider } from './genuine-schema';

const ROOT = join(__dirname, '../../..');
const DATA = join(ROOT, 'provider/stand-in/okta-4.20.0.json');
const { skip, because } = noGenuine();
const { address: source, version } = OKTA_PROVIDER;

const snake = (name: string) => name.replace(/-/g, '_');

/** The classes that come through the seam to okta/okta's bindings, as resource types. */
function used(): { resources: string[]; dataSources: string[] } {
  const seam = readFileSync(join(ROOT, 'constructs/okta.ts'), 'utf8');
  const modules = [...seam.matchAll(/provider-okta\/lib\/([a-z-]+)'/g)].map(([, name = '']) => name).sort();
  const dataSources = modules.filter((name) => name.startsWith('data-okta-')).map((name) => snake(name.slice(5)));
  const resources = modules
    .filter((name) => !name.startsWith('data-') && name !== 'provider')
    .map((name) => `okta_${snake(name)}`);
  return { resources, dataSources };
}

async function genuine(): Promise<GenuineProvider> {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  try {
    const stack = { terraform: { required_providers: { okta: { source, version } } } };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
    await prepareWorkingDirectory(folder, { mirrors: providerMirrors() });
    const { TF_CLI_CONFIG_FILE: _config, ...env } = process.env;
    const terraform = (...args: string[]) =>
      execFileSync('terraform', args, {
        cwd: folder,
        env: { ...env, CHECKPOINT_DISABLE: '1' },
        encoding: 'utf8',
        maxBuffer: 1e8,
        stdio: 'pipe',
      });
    terraform('init');
    const schemas = JSON.parse(terraform('providers', 'schema', '-json')) as {
      provider_schemas: Record<string, GenuineProvider>;
    };
    const found = schemas.provider_schemas[source];
    if (!found) throw new Error('no schema');
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const checked = () => JSON.parse(readFileSync(DATA, 'utf8')) as { resources: object; dataSources: object };

it('covers what the stack uses, and nothing else', () => {
  const { resources, dataSources } = used();
  expect([Object.keys(checked().resources), Object.keys(checked().dataSources)]).toEqual([resources, dataSources]);
});

it.skipIf(skip)(`is that of the genuine okta/okta 4.20.0; npm run stand-in:schema renews it${because}`, async () => {
  const data = schemaData(await genuine(), { source, version }, used());
  if (process.env.UPDATE_SCHEMA) writeFileSync(DATA, `${JSON.stringify(data, null, 1)}\n`);
  expect(checked()).toEqual(data);
});
