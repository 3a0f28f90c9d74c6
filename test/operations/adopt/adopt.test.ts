import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../../engine/environment/schema';
import { OKTA_PROVIDER } from '../../../engine/terraform/providers';
import { PHASES } from '../../../engine/flows/model';
import { adopt } from '../../../operations/adopt/adopt';
import type { AdoptReport } from '../../../operations/adopt/text';
import { openStack, readPlan } from '../../../operations/terraform-run';
import { startRollout, type Rollout } from '../../e2e/rollout';
import { noTerraform } from '../../terraform/on-path';
import { noGenuine } from '../../support/okta-provider';
import { commandsOn } from '../../support/commands';
import { schemaProblems } from '../../support/schema';
import { onlyLong, times } from '../../support/effort';

const AD = '0oa1acmead0000000app';
const TYPE = 'oty1acmedemo0000type';

let rollout: Rollout;
let folder: string;

async function okta<T = { id: string }>(method: string, path: string, body?: unknown): Promise<T> {
  const { emulators } = rollout;
  const response = await fetch(`${emulators.okta}/api/v1${path}`, {
    method,
    headers: { authorization: `SSWS ${emulators.oktaTenant.apiToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

const pushed = (lines: Record<string, string | null>) =>
  Object.fromEntries(
    Object.entries(lines).map(([name, expression]) => [
      name,
      expression === null ? null : { expression, pushStatus: 'PUSH' },
    ]),
  );

async function map(source: string, target: string, lines: Record<string, string | null>) {
  const [mapping] = await okta<{ id: string }[]>('GET', `/mappings?sourceId=${source}&targetId=${target}`);
  await okta('POST', `/mappings/${mapping!.id}`, { properties: pushed(lines) });
}

/** What an admin did with forty clicks, our code nowhere near: through Okta's API and the consoles alone. */
async function setUpByHand(): Promise<void> {
  const app = await okta('POST', '/apps?activate=true', {
    name: 'ringcentral_saml',
    label: 'RingCentral (IT)',
    signOnMode: 'SAML_2_0',
    visibility: { hide: { web: false, iOS: true } },
    credentials: { userNameTemplate: { template: 'user.login', type: 'CUSTOM', pushStatus: 'PUSH' } },
    settings: { signOn: { defaultRelayState: 'https://service.ringcentral.com/mobile/ssoLogin' } },
  });
  for (const phase of PHASES) await rollout.openGates(phase);
  await okta('POST', '/meta/schemas/user/default', {
    definitions: {
      custom: {
        id: '#custom',
        type: 'object',
        properties: {
          extension: {
            title: 'Desk extension',
            type: 'string',
            scope: 'NONE',
            permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
            master: { type: 'OVERRIDE', priority: [{ type: 'APP', value: app.id }] },
          },
        },
      },
    },
  });
  await map(app.id, TYPE, { primaryPhone: 'appuser.directNumber', extension: 'appuser.extensionNumber' });
  await map(TYPE, app.id, { department: 'user.division', city: 'user.city', zip: null });
  await map(AD, TYPE, { department: 'appuser.department', costCenter: 'appuser.department' });
  await map(TYPE, AD, { telephoneNumber: 'user.primaryPhone', displayName: 'user.displayName' });
  const groups = await okta<{ id: string; profile: { name: string } }[]>('GET', '/groups?limit=200');
  const group = (name: string) => groups.find(({ profile }) => profile.name === name)!.id;
  await okta('PUT', `/apps/${app.id}/groups/${group('RingCentral Users')}`, { priority: 0 });
  await okta('PUT', `/apps/${app.id}/groups/${group('Contractors')}`, {
    priority: 1,
    profile: { department: 'Agency' },
  });
}

/** What the next plan says of each managed resource, of the adopted files and one provider. */
async function plan(
  version = OKTA_PROVIDER.version as string,
  change: (environment: Environment) => Environment = (same) => same,
) {
  const state = join(folder, 'plan.tfstate');
  writeFileSync(state, readFileSync(join(folder, 'terraform.tfstate')));
  const adopted = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')) as Environment;
  const target = rollout.declare(change({ ...adopted, state: { backend: 'local', path: state } }));
  const env = { ...target.surroundings.env, OKTA_PROVIDER_VERSION: version };
  const versioned = { ...target, surroundings: { ...target.surroundings, env, output: join(folder, version) } };
  const { plan: planned, refusals } = await readPlan(versioned, await openStack(versioned));
  const actions = planned.resource_changes
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, change: { actions: wanted } }) => `${wanted.join()} ${address}`);
  return { refusals, changes: actions.filter((action) => !action.startsWith('no-op')), resources: actions.length };
}

beforeAll(async () => {
  if (noTerraform.skip) return;
  rollout = await startRollout();
  folder = join(rollout.folder, 'adopted');
  await setUpByHand();
});
afterAll(() => rollout?.close());

describe.skipIf(noTerraform.skip)(`npx ringcentral-okta adopt${noTerraform.because}`, () => {
  it('says what it adopted and what nobody declared, and writes to no tenant', async () => {
    const before = await rollout.stage.admin.writes();
    const { surroundings } = rollout.declare(rollout.at('live'));
    const words = commandsOn('adopt.md', 'adopt').find((one) => one.includes('--env'));
    expect(words).toEqual(['--env', 'demo', '--out', 'adopted']);
    const { exitCode, json } = await adopt({ env: words![1]!, out: folder }, surroundings);
    expect(schemaProblems('adopt', json)).toEqual([]);
    const { undeclared, ...rest } = json as AdoptReport;
    expect({ exitCode, ...rest }).toMatchObject({
      exitCode: 0,
      environment: 'demo',
      resources: 14,
      kept: [],
      notExpressible: [],
      attestations: {},
      writes: 0,
    });
    expect(rest.gates.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
    const added = undeclared.filter(({ field }) => /costCenter|description|displayName/.test(field));
    expect(added).toEqual([
      {
        address: 'ringcentralokta_mapping_lines.ad_to_okta',
        field: 'lines.costCenter',
        actual: { expression: 'appuser.department', push_status: 'PUSH' },
        line: { from: 'ad', to: 'okta.costCenter', expr: 'appuser.department' },
      },
      expect.objectContaining({ field: 'lines.displayName' }) as unknown,
      {
        address: 'ringcentralokta_mapping_lines.okta_to_ad',
        field: 'lines.description',
        actual: { expression: '"Managed in Okta: " + user.login', push_status: 'PUSH' },
        line: { from: 'okta', to: 'ad.description', expr: '"Managed in Okta: " + user.login' },
      },
      {
        address: 'ringcentralokta_mapping_lines.okta_to_ad',
        field: 'lines.displayName',
        actual: { expression: 'user.displayName', push_status: 'PUSH' },
        line: { from: 'okta', to: 'ad.displayName', expr: 'user.displayName' },
      },
    ]);
    expect(await rollout.stage.admin.writes()).toEqual(before);
  });

  it('reads a foreign org from credentials alone: an environment of its own is drafted, and nothing is left unsaid', async () => {
    const before = await rollout.stage.admin.writes();
    const out = join(rollout.folder, 'drafted');
    const { exitCode, json } = await adopt({ out }, rollout.declare(rollout.at('live')).surroundings);
    expect(schemaProblems('adopt', json)).toEqual([]);
    expect({ exitCode, ...(json as AdoptReport) }).toMatchObject({
      exitCode: 0,
      environment: 'adopted',
      notExpressible: [],
      writes: 0,
    });
    const { systems, phase } = JSON.parse(readFileSync(join(out, 'environment.json'), 'utf8')) as Environment;
    expect(Object.values(systems).map(({ kind, label }) => [kind, label])).toEqual([
      ['activeDirectory', 'acme.test'],
      ['ringcentral', 'RingCentral (IT)'],
    ]);
    expect(phase).toBe('live');
    // An attribute that somebody made by hand is nobody's to own: drift knows its source.
    expect((json as AdoptReport).undeclared).toContainEqual(
      expect.objectContaining({ address: 'okta.extension', field: 'source' }),
    );
    expect(await rollout.stage.admin.writes()).toEqual(before);
  });

  it('leaves the first plan nothing to do', async () => {
    expect(await plan()).toEqual({ refusals: [], changes: [], resources: 14 });
  });

  const newer = onlyLong.skip ? onlyLong : noGenuine('6.12.0');
  it.skipIf(newer.skip)(`leaves the first plan nothing to do with okta/okta 6.12.0${newer.because}`, async () => {
    expect(await plan('6.12.0')).toEqual({ refusals: [], changes: [], resources: 14 });
  });

  it.each(
    (
      [
        ['ad.telephoneNumber', 'user.mobilePhone', 'ringcentralokta_mapping_lines.okta_to_ad'],
        ['ringcentral.city', 'String.toUpperCase(user.city)', 'okta_profile_mapping.okta_to_ringcentral'],
      ] as const
    ).slice(0, times(2, 1)),
  )('then plans exactly one change for one changed line, of %s', async (to, expr, address) => {
    const { changes } = await plan(undefined, (environment) => ({
      ...environment,
      flows: {
        ...environment.flows,
        lines: [...(environment.flows.lines ?? []).filter((line) => line.to !== to), { from: 'okta', to, expr }],
      },
    }));
    // And the receipt of what is applied, which is nothing in a tenant.
    expect(changes).toEqual([`update ${address}`, 'update ringcentralokta_receipt.applied']);
  });
});
