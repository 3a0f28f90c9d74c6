import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OKTA_STAND_IN, RINGCENTRAL_OKTA_PROVIDER } from '../../engine/terraform/providers';
import { startEmulators } from '../../emulators';
import type { Emulators } from '../../emulators';
import { prepareWorkingDirectory } from '../../terraform/working-directory';
import { AD, USER_TYPE } from './resources/demo-org';
import { weather } from './resources/weather';
import type { Weather } from './resources/weather';
import { workspace } from './workspace';
import type { Workspace } from './workspace';

let emulators: Emulators;
let air: Weather;
let tf: Workspace;

beforeAll(async () => {
  emulators = await startEmulators();
  air = await weather(emulators.okta);
  // An assertion names the org's own address.
  emulators.oktaTenant.org.url = air.url;
  tf = workspace({ ...emulators.env, OKTA_HTTP_PROXY: air.url, TF_LOG: 'TRACE', TF_LOG_PATH: 'trace.log' });
});
afterAll(async () => {
  tf.remove();
  air.close();
  await emulators.close();
});

/** The lines of the key, and what was made with it: assertions and access tokens. */
function secrets(): string[] {
  const key = (emulators.env.OKTA_API_PRIVATE_KEY ?? '')
    .split('\n')
    .filter((line) => line.length > 20 && !line.startsWith('-----'));
  const assertions = air.seen.map(({ body }) => new URLSearchParams(body).get('client_assertion') ?? '');
  const tokens = air.seen.map(({ authorization = '' }) => authorization.replace(/^Bearer /, ''));
  return [...new Set([...key, ...assertions, ...tokens])].filter(Boolean);
}

it('state, plan and logs at TRACE hold no key, no assertion and no token, of our provider nor of the stand-in', async () => {
  tf.configure({
    terraform: {
      required_providers: {
        okta: { source: OKTA_STAND_IN.address, version: OKTA_STAND_IN.version },
        ringcentralokta: { source: RINGCENTRAL_OKTA_PROVIDER.address, version: RINGCENTRAL_OKTA_PROVIDER.version },
      },
    },
    provider: { okta: [{}], ringcentralokta: [{}] },
    resource: {
      okta_group: { pilots: { name: 'Pilots' } },
      ringcentralokta_mapping_lines: {
        phone: {
          source_id: USER_TYPE,
          target_id: AD,
          lines: { telephoneNumber: { expression: 'user.primaryPhone', push_status: 'PUSH' } },
        },
      },
    },
  });
  await prepareWorkingDirectory(tf.directory);
  await tf.succeed('init');
  await tf.plan();
  const plan = await tf.succeed('show', '-json', 'tfplan');
  await tf.succeed('apply', 'tfplan');
  // A refusal puts Okta's words, and ours, into the log.
  air.before = ({ method }) => (method === 'PUT' || method === 'POST' ? { kind: '400' } : undefined);
  await tf.run('destroy', '-auto-approve');

  const kept = {
    plan,
    state: readFileSync(join(tf.directory, 'terraform.tfstate'), 'utf8'),
    log: readFileSync(join(tf.directory, 'trace.log'), 'utf8'),
  };
  const found = secrets();
  expect(found.length).toBeGreaterThan(10);
  expect(kept.log).toContain('ringcentralokta_mapping_lines');
  const leaks = Object.entries(kept).flatMap(([place, text]) =>
    found.filter((secret) => text.includes(secret)).map(() => place),
  );
  expect(leaks).toEqual([]);
});
