import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { schemaProblems } from '../../support/schema';
import { noTerraform } from '../../terraform/on-path';
import { startPatient } from './live-doctor';

let patient: Awaited<ReturnType<typeof startPatient>>;
beforeAll(async () => {
  patient = await startPatient();
});
afterAll(() => patient.close());
afterEach(() => patient.tenants.reset());

const READ_ONLY =
  'okta.apps.read okta.groups.read okta.logs.read okta.profileMappings.read okta.schemas.read okta.userTypes.read okta.users.read';

describe.skipIf(noTerraform.skip)(`a healthy environment${noTerraform.because}`, () => {
  it('is all well, and looking wrote nothing to any tenant', async () => {
    const before = await patient.tenants.admin('GET', '/writes');
    const { exitCode, bad, answer, text } = await patient.look(undefined);
    expect(bad).toEqual([]);
    expect(exitCode).toBe(0);
    expect(schemaProblems('doctor', answer)).toEqual([]);
    expect(answer.checks.map(({ id }) => id.split(':')[0]).filter((id, at, all) => all.indexOf(id) === at)).toEqual([
      'node',
      'packages',
      'terraform',
      'okta-variables',
      'okta-reachable',
      'clock',
      'okta-tenant',
      'okta-sign-in',
      'okta-endpoints',
      'okta-scopes',
      'okta-budget',
      'providers',
      'state-lock',
      'attestation',
      'gate',
      'ringcentral-session',
      'ringcentral-tenant',
      'ringcentral-permissions',
    ]);
    expect(text).toContain('demo: every check passed');
    expect(await patient.tenants.admin('GET', '/writes')).toEqual(before);
  });
});

describe('the least scopes', () => {
  it('follow from what the stack declares: an app that reads, and one that applies', async () => {
    const { answer } = await patient.look(['okta-scopes']);
    expect(answer.apps).toEqual([
      {
        app: 'read-only',
        for: 'plan, review, export, drift, doctor',
        scopes: READ_ONLY.split(' '),
        optional: ['okta.agentPools.read'],
      },
      {
        app: 'managing',
        for: 'apply, drift revert; verify and calibrate with the optional scope',
        scopes: [
          'okta.apps.manage',
          'okta.groups.manage',
          'okta.logs.read',
          'okta.policies.read',
          'okta.profileMappings.manage',
          'okta.schemas.manage',
          'okta.userTypes.read',
          'okta.users.read',
        ],
        optional: ['okta.agentPools.read', 'okta.users.manage'],
      },
    ]);
  });

  it('hold a read-only app to the read-only list', async () => {
    expect((await patient.look(['okta-scopes'], { OKTA_API_SCOPES: READ_ONLY })).bad).toEqual([]);
  });

  it.each([
    [
      'lacks one it was granted',
      { OKTA_API_SCOPES: READ_ONLY.replace(' okta.users.read', '') },
      'OKTA_API_SCOPES does not name okta.users.read',
    ],
    ['has one too many', { OKTA_API_SCOPES: `${READ_ONLY} okta.policies.read` }, 'too many: okta.policies.read'],
  ])('tell an app that %s', async (_name, env, detail) => {
    const { exitCode, answer } = await patient.look(['okta-scopes'], env);
    expect(answer.checks.at(-1)).toMatchObject({ id: 'okta-scopes', ok: false });
    expect(answer.checks.at(-1)!.detail).toContain(detail);
    expect(exitCode).toBe(1);
  });
});

/** What only one check finds, and how it is said. */
async function onlyFinds(id: string, detail: string, ...args: Parameters<typeof patient.look> | []) {
  const [only = [id.split(':')[0]!], env, over] = args;
  const { exitCode, bad } = await patient.look(only, env, over);
  const found = bad.find((one) => one.id === id);
  expect(found?.detail).toContain(detail);
  expect(found?.remedy).not.toBe('');
  return exitCode;
}

describe('each check fails for its reason', () => {
  it('an old Node.js', async () => {
    expect(await onlyFinds('node', 'Node.js 18.20.4; 20.19', undefined, {}, { node: '18.20.4' })).toBe(1);
  });

  it('a package that is not what the lock says', async () => {
    const project = join(patient.folder, 'project');
    mkdirSync(join(project, 'node_modules/zod'), { recursive: true });
    const dependencies = { zod: '4.6.7' };
    writeFileSync(join(project, 'package.json'), JSON.stringify({ dependencies }));
    writeFileSync(join(project, 'node_modules/zod/package.json'), JSON.stringify({ version: '4.0.0' }));
    const lock = { packages: { '': { dependencies }, 'node_modules/zod': { version: '4.6.7' } } };
    writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
    await onlyFinds('packages', 'zod is 4.0.0, the lock says 4.6.7', undefined, {}, { project });
  });

  it('no Terraform, which leaves the rest unlooked at', async () => {
    const env = { PATH: '/nowhere' };
    expect(await onlyFinds('terraform', 'neither is on PATH', ['state-lock'], env)).toBe(3);
    await onlyFinds('state-lock', 'Not looked at: providers comes first', ['state-lock'], env);
  });

  it('no credentials, or an API token', async () => {
    await onlyFinds('okta-variables', 'OKTA_API_PRIVATE_KEY not set', undefined, { OKTA_API_PRIVATE_KEY: '' });
    const token = { OKTA_API_CLIENT_ID: '', OKTA_API_PRIVATE_KEY: '', OKTA_API_TOKEN: 'canary-token' };
    await onlyFinds('okta-variables', 'An API token', undefined, token);
    expect(JSON.stringify(await patient.look(['okta-variables'], token))).not.toContain('canary-token');
  });

  it('an org that cannot be reached', async () => {
    const env = { OKTA_HTTP_PROXY: 'http://127.0.0.1:9' };
    expect(await onlyFinds('okta-reachable', 'http://127.0.0.1:9 cannot be reached', ['okta-sign-in'], env)).toBe(3);
  });

  it('a clock that is wrong', async () => {
    const { clock } = patient.tenants;
    const wrong = { now: () => clock.now() + 600_000, sleep: clock.sleep.bind(clock) };
    await onlyFinds('clock', 'This clock is 600 s ahead of Okta', undefined, {}, { clock: wrong });
  });

  it('another org, of which nothing else is asked', async () => {
    const environment = { ...patient.environment, okta: { orgId: '00o1another00000org0' } };
    const before = patient.company.tenants.emulators.oktaTenant.org.store.logs.length;
    expect(await onlyFinds('okta-tenant', '00o1acmedemo00000org', ['okta-endpoints'], {}, { environment })).toBe(1);
    expect(patient.company.tenants.emulators.oktaTenant.org.store.logs).toHaveLength(before);
  });

  it('a key that Okta does not know', async () => {
    const env = { OKTA_API_PRIVATE_KEY_ID: 'another' };
    expect(await onlyFinds('okta-sign-in', 'no key with the kid', undefined, env)).toBe(1);
  });

  it('a scope that was never granted, by its name', async () => {
    await onlyFinds('okta-sign-in', 'not granted: okta.roles.manage', undefined, {
      OKTA_API_SCOPES: `${READ_ONLY} okta.roles.manage`,
    });
  });

  it('a part of the org that may not be read', async () => {
    const scopes = READ_ONLY.replace(' okta.logs.read', '');
    await onlyFinds('okta-endpoints', 'logs answers 403: it takes okta.logs.read', undefined, {
      OKTA_API_SCOPES: scopes,
    });
  });

  it('a limit that others have nearly spent', async () => {
    const { emulators } = patient.tenants;
    const ask = () => fetch(`${emulators.okta}/api/v1/mappings`).then((answer) => answer.text());
    for (let hundred = 0; hundred < 5; hundred += 1) await Promise.all(Array.from({ length: 99 }, ask));
    await onlyFinds('okta-budget:mappings', 'calls; ');
    await patient.tenants.clock.sleep(60_000);
  });

  it.skipIf(noTerraform.skip)(`a mirror that is not there${noTerraform.because}`, async () => {
    await onlyFinds('providers', 'does not exist', undefined, { TF_PROVIDER_MIRROR: '/nowhere' });
  });

  it.skipIf(noTerraform.skip)(`a state that somebody holds${noTerraform.because}`, async () => {
    const holder = await holdState(join(patient.folder, 'demo.tfstate'));
    try {
      await onlyFinds('state-lock', 'The state is locked by');
    } finally {
      await holder.release();
    }
  });

  it('an attestation that has expired', async () => {
    const { attestations } = patient.environment;
    const environment = {
      ...patient.environment,
      attestations: { ...attestations, 'ringcentral-plan': { by: 'The test', on: '2024-01-01' } },
    };
    await onlyFinds('attestation:ringcentral-plan', 'Expired', undefined, {}, { environment });
  });

  it('a gate that somebody shut', async () => {
    await patient.company.gate('ringcentral-create-users', false);
    await onlyFinds('gate:ringcentral-create-users', 'does not show PUSH_NEW_USERS');
  });

  it('a session that nobody has used for weeks', async () => {
    await patient.tenants.clock.sleep(25 * 86_400_000);
    await onlyFinds('ringcentral-session', '25 days ago');
  });

  it('another RingCentral account', async () => {
    const environment = {
      ...patient.environment,
      ringcentral: { ...patient.environment.ringcentral, accountId: '400199999999' },
    };
    expect(
      await onlyFinds(
        'ringcentral-tenant',
        'belongs to RingCentral account 400199999999',
        undefined,
        {},
        { environment },
      ),
    ).toBe(1);
  });

  it('an app that may do more at RingCentral than any command needs, or less', async () => {
    patient.permissions(['ReadAccounts', 'EditAccounts', 'RoleManagement']);
    await onlyFinds('ringcentral-permissions', 'too many: RoleManagement');
    patient.permissions(['EditExtensions']);
    await onlyFinds('ringcentral-permissions', 'lacks EditAccounts');
  });

  it('a check that nobody knows', async () => {
    await expect(patient.look(['teeth'])).rejects.toThrow('doctor has no check teeth');
  });
});

/** Another Terraform that waits for a yes, with the lock taken. */
async function holdState(path: string) {
  const directory = join(patient.folder, 'holder');
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, 'main.tf.json'),
    JSON.stringify({ terraform: { backend: { local: { path } } }, resource: { terraform_data: { held: {} } } }),
  );
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: undefined };
  const run = (args: string[]) => spawn('terraform', args, { cwd: directory, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = (child: ReturnType<typeof run>) => new Promise((done) => child.once('close', done));
  await ended(run(['init']));
  const apply = run(['apply']);
  const end = ended(apply);
  await new Promise<void>((asked) =>
    apply.stdout.on('data', (chunk) => /Enter a value/.test(String(chunk)) && asked()),
  );
  expect(existsSync(join(patient.folder, '.demo.tfstate.lock.info'))).toBe(true);
  return {
    release: async () => {
      apply.stdin.end('no\n');
      await end;
    },
  };
}
