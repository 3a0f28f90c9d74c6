import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../../emulators';
import { AWKWARD_ENVIRONMENT } from '../../../emulators/company';
import type { DriftReport } from '../../../engine/drift';
import type { Environment } from '../../../engine/environment/schema';
import { adopt } from '../../../operations/adopt/adopt';
import type { AdoptReport } from '../../../operations/adopt/text';
import { check } from '../../../operations/drift/check';
import { drift } from '../../../operations/drift/drift';
import { eject } from '../../../operations/eject/eject';
import { plan } from '../../../operations/plan/plan';
import { findTerraform, StackDirectory } from '../../../terraform';
import { noTerraform } from '../../terraform/on-path';
import { times } from '../../support/effort';
import { schemaProblems } from '../../support/schema';
import { send, tenantsOf } from '../../support/tenant-api';

let emulators: Emulators;
let folder: string;
let start: unknown[];

const tenants = () => tenantsOf(emulators);
const keep = () => void (start = tenants().map((tenant) => structuredClone(tenant.snapshot())));
const reset = () => tenants().forEach((tenant, index) => tenant.restore(structuredClone(start[index])));

const admin = (method: string, path: string, body?: unknown) => send(`${emulators.admin}${path}`, method, body);

const CORP = '0oa1acmead0000000app';
const EMEA = '0oa1awkwardemea00app';
const RINGCENTRAL = '0oa1awkwardrc0000app';
const FAR = '2099-01-01';

interface Item {
  readonly id: string;
  readonly type: string;
  readonly profile: { readonly name: string };
  readonly [member: string]: unknown;
}

const okta = <T = Item>(method: string, path: string, body?: unknown): Promise<T> =>
  send<T>(`${emulators.okta}/api/v1${path}`, method, body, {
    authorization: `SSWS ${emulators.oktaTenant.apiToken}`,
  });

async function lines(source: string, target: string, properties: object): Promise<void> {
  const [found] = await okta<Item[]>('GET', `/mappings?sourceId=${source}&targetId=${target}`);
  await okta('POST', `/mappings/${found!.id}`, { properties });
}

interface App {
  settings: {
    notes: { admin: string | null };
    signOn: { ssoAcsUrlOverride: string | null; attributeStatements: object[] };
  };
}

async function app(change: (one: App) => void): Promise<void> {
  const one = await okta<App>('GET', `/apps/${RINGCENTRAL}`);
  change(one);
  await okta('PUT', `/apps/${RINGCENTRAL}`, one);
}

const userType = async (): Promise<string> => (await okta<Item[]>('GET', '/meta/types/user'))[0]!.id;
const write = (expression: string) => ({ expression, pushStatus: 'PUSH' });

/** What admins did over the years, beside what the company comes with, through Okta's API and consoles alone. */
async function byHand(): Promise<void> {
  await admin('PUT', '/okta/gates/delegated-authentication', { enabled: true });
  const type = await userType();
  await okta('POST', '/meta/schemas/user/default', {
    definitions: {
      custom: {
        id: '#custom',
        type: 'object',
        properties: {
          durchwahl: {
            title: 'Durchwahl',
            type: 'string',
            maxLength: 12,
            master: {
              type: 'OVERRIDE',
              priority: [
                { type: 'APP', value: EMEA },
                { type: 'APP', value: CORP },
              ],
            },
          },
        },
      },
    },
  });
  await lines(CORP, type, { durchwahl: write('appuser.telephoneNumber'), organization: write('"Nordwind"') });
  await app(({ settings }) => {
    settings.notes = { admin: 'Ask the telephony team first.' };
    settings.signOn.ssoAcsUrlOverride = 'https://sso.ringcentral.example/acs';
    settings.signOn.attributeStatements = [
      { type: 'GROUP', name: 'teams', namespace: UNSPECIFIED, filterType: 'STARTS_WITH', filterValue: 'RingCentral' },
      { type: 'EXPRESSION', name: 'names', namespace: UNSPECIFIED, values: ['user.firstName', 'user.lastName'] },
      { type: 'EXPRESSION', name: 'email', namespace: UNSPECIFIED, values: ['user.email'] },
      { type: 'EXPRESSION', name: 'city', namespace: BASIC, values: ['user.city'] },
    ];
  });
  const made = await okta('POST', '/groups/rules', {
    type: 'group_rule',
    name: 'Everybody of the field',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.city == "Kiel"' } },
    actions: { assignUserToGroups: { groupIds: [(await group('Pilots')).id] } },
  });
  await okta('POST', `/groups/rules/${made.id}/lifecycle/activate`);
  await okta('PUT', `/apps/${RINGCENTRAL}/groups/${(await group('RC Außendienst')).id}`, { priority: 9 });
}

/** Whose account in the domain is gone since the company was wired. */
const WITHOUT_DOMAIN = ['ada.corp', 'bela.both', 'carl.year', 'ida.locked', 'jana.expired'];
const PEOPLE = times(5_000, 300);

const imported = () => admin('POST', '/okta/import', { app: RINGCENTRAL, kind: 'incremental' });

/** What RingCentral's administrators did first. */
async function opened(): Promise<void> {
  for (const gate of ['ringcentral-plan', 'ringcentral-directory-integration'])
    await admin('PUT', `/ringcentral/gates/${gate}`, { enabled: true });
  await admin('PUT', '/okta/gates/ringcentral-authenticated', { enabled: true, app: RINGCENTRAL });
  await imported();
}

/** Years later: everybody has what the mappings say, and many more people than those who stand for something. */
async function settled(): Promise<void> {
  const idOf = async (account: string) => (await okta('GET', `/users/${account}@acme.test`)).id;
  for (const account of WITHOUT_DOMAIN) await okta('DELETE', `/apps/${CORP}/users/${await idOf(account)}`);
  await okta('POST', `/users/${await idOf('ida.locked')}/lifecycle/unlock`);
  await okta('POST', `/users/${await idOf('jana.expired')}/lifecycle/deactivate`);
  await admin('POST', '/okta/crowd', { count: PEOPLE });
  await admin('POST', '/ringcentral/crowd', { count: PEOPLE });
  for (const one of [CORP, RINGCENTRAL]) await admin('POST', '/okta/apply-mappings', { app: one });
  await imported();
}

const group = async (name: string): Promise<Item> =>
  (await okta<Item[]>('GET', '/groups?limit=200')).find(({ profile }) => profile.name === name)!;

const BASIC = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic';
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified';

let out: string;
let adopted: { exitCode: number; json: AdoptReport };

/** The folder that adoption made, with everything attested once and its state kept in place. */
function surroundings(change: (environment: Environment) => Environment = (same) => same) {
  const environment = JSON.parse(readFileSync(join(out, 'environment.json'), 'utf8')) as Environment;
  const attested = Object.entries(adopted.json.attestations).map(([key, { on }]) => [
    key,
    { by: 'The test', on, expires: FAR },
  ]);
  const file = join(out, 'used.json');
  writeFileSync(
    file,
    JSON.stringify(
      change({
        ...environment,
        attestations: Object.fromEntries(attested) as Environment['attestations'],
        acknowledgements: environment.acknowledgements.map((one) => ({ ...one, expires: FAR })),
        state: { backend: 'local', path: join(out, 'terraform.tfstate') },
      }),
    ),
  );
  return surroundingsOf(file);
}

const surroundingsOf = (file: string) => ({
  // The crowd has no accounts in the embedded domain: Okta's copies count.
  env: {
    ...process.env,
    ...Object.fromEntries(Object.entries(emulators.env).filter(([name]) => !name.startsWith('AD_'))),
    ...{ ENVIRONMENT_FILE: file, XDG_CONFIG_HOME: join(folder, 'config') },
  },
  progress: () => undefined,
  output: join(folder, 'stacks'),
  now: () => new Date(),
});

async function adoptOnce() {
  const file = join(folder, 'declared.json');
  writeFileSync(file, JSON.stringify(AWKWARD_ENVIRONMENT));
  return (await adopt({ env: 'awkward', out }, surroundingsOf(file))) as { exitCode: number; json: AdoptReport };
}

const writes = () => admin('GET', '/writes');
const places = ({ config }: DriftReport): string[] => config.map(({ address, field }) => `${address} ${field}`);

describe.skipIf(noTerraform.skip)(`a company that was set up by hand${noTerraform.because}`, () => {
  beforeAll(async () => {
    emulators = await startEmulators({ company: 'awkward' });
    // RingCentral's limits wait by the real clock.
    await admin('PUT', '/ringcentral/limits', { enforced: false });
    folder = mkdtempSync(join(tmpdir(), 'hand-made-'));
    await opened();
    await byHand();
    await settled();
    out = join(folder, 'adopted');
    mkdirSync(out, { recursive: true });
    adopted = await adoptOnce();
  });

  afterAll(async () => {
    await emulators?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is adopted in one go: nothing is left unsaid, nothing is written', () => {
    const { exitCode, json } = adopted;
    expect(schemaProblems('adopt', json)).toEqual([]);
    expect({ exitCode, notExpressible: json.notExpressible, writes: json.writes }).toEqual({
      exitCode: 0,
      notExpressible: [],
      writes: 0,
    });
  });

  it('has the sources of base attributes, the group of the right directory, and every SAML statement in its order', () => {
    const { flows, access, ringcentral } = JSON.parse(
      readFileSync(join(out, 'environment.json'), 'utf8'),
    ) as Environment;
    expect(flows.attributes).toMatchObject({
      'okta.department': { sourcedBy: ['hr', 'emea', 'corp'] },
      'okta.mobilePhone': { sourcedBy: ['emea', 'corp'] },
    });
    expect(access.groups.map(({ name, from }) => [name, from])).toContainEqual([
      'RingCentral Users',
      { directory: 'corp' },
    ]);
    expect(access.groups.map(({ name }) => name)).toContain('RC Außendienst');
    expect(ringcentral.statements).toEqual([
      { name: 'teams', groups: { filter: 'STARTS_WITH', value: 'RingCentral' } },
      { name: 'names', values: ['user.firstName', 'user.lastName'] },
      { name: 'city', namespace: BASIC, values: ['user.city'] },
    ]);
    expect(ringcentral.statementOrder).toEqual(['teams', 'names', 'email', 'city']);
  });

  it('keeps what there are no words for as it is, and offers lines of the source pairs as they would be declared', () => {
    const { kept, undeclared } = adopted.json;
    expect(kept.map(({ what }) => what)).toContain('okta_app_saml.rc admin_note');
    expect(undeclared.find(({ field }) => field === 'lines.organization')?.line).toEqual({
      from: 'corp',
      to: 'okta.organization',
      expr: '"Nordwind"',
    });
    expect(undeclared.map(({ address, field }) => `${address} ${field}`)).toEqual(
      expect.arrayContaining(['okta.durchwahl source', 'rules.Everybody of the field *']),
    );
  });

  it('names every gate that waits for a word at once', () => {
    const { gates, attestations } = adopted.json;
    // What Okta's log proves today waits for a word too: no plan opens without one.
    const waiting = gates.filter(({ attested }) => attested).map(({ id }) => id);
    expect(Object.keys(attestations)).toEqual(waiting);
    expect(gates.find(({ id }) => id === 'ringcentral-authenticated')).toMatchObject({
      verdict: 'holds',
      evidence: 'proven',
    });
    expect(gates.filter(({ attested, verdict }) => !attested && verdict !== 'holds')).toEqual([]);
    expect(waiting.length).toBeGreaterThan(25);
  });

  it('changes nothing when it is adopted again', async () => {
    const files = ['environment.json', 'terraform.tfstate', 'drift/awkward.json'];
    const read = () => files.map((file) => readFileSync(join(out, file), 'utf8'));
    const before = read();
    await adoptOnce();
    expect(read()).toEqual(before);
  });

  it('leaves the first plan nothing to do once it is attested', async () => {
    const { exitCode, json } = await plan('awkward', surroundings());
    expect({ exitCode, json }).toMatchObject({ exitCode: 0, json: { add: 0, change: 0, destroy: 0 } });
  });

  it('is silent in its first night', async () => {
    const report = await check({ env: 'awkward' }, surroundings());
    const { config, console: clicked, incomplete, data } = report;
    expect({ config, clicked, incomplete }).toEqual({ config: [], clicked: [], incomplete: [] });
    // People as they are: accounts from before Okta that nobody owns, two of one email, and a pilot whose account is older than the group.
    expect(
      data.filter(({ attribute }) => attribute !== 'owner').map((one) => `${one.system}.${one.attribute}`),
    ).toEqual(['rc.department', 'rc.email']);
    expect(data.filter(({ attribute }) => attribute === 'owner')).toHaveLength(14);
    expect(data.filter(({ person }) => person.startsWith('00ucrowd'))).toEqual([]);
  });

  it('is told each thing that is done by hand from then on: changed, added or gone', async () => {
    const type = await userType();
    keep();
    await lines(EMEA, type, { login: write('appuser.userName') });
    await lines(CORP, type, { organization: null });
    await app(({ settings }) => void (settings.signOn.ssoAcsUrlOverride = 'https://evil.example/acs'));
    const [rule] = (
      await okta<(Item & { name: string; conditions: { expression: { value: string } } })[]>('GET', '/groups/rules')
    ).filter(({ name }) => name === 'Everybody of the field');
    await okta('POST', `/groups/rules/${rule!.id}/lifecycle/deactivate`);
    rule!.conditions.expression.value = 'user.city == "Bonn"';
    await okta('PUT', `/groups/rules/${rule!.id}`, rule);
    await okta('POST', `/groups/rules/${rule!.id}/lifecycle/activate`);
    await okta('PUT', `/apps/${RINGCENTRAL}/groups/${(await group('Everyone')).id}`, { priority: 0 });
    const report = await check({ env: 'awkward' }, surroundings());
    expect(schemaProblems('drift', report)).toEqual([]);
    expect(places(report).sort()).toEqual(
      [
        'ringcentralokta_mapping_lines.corp_to_okta lines.organization',
        'ringcentralokta_mapping_lines.emea_to_okta lines.login.expression',
        'rules.Everybody of the field expression',
        'systems.rc assignments.group.Everyone',
        'systems.rc signOn.ssoAcsUrlOverride',
      ].sort(),
    );
    expect(report.config.filter(({ by, when }) => by === undefined || when === undefined)).toEqual([]);
    const recorded = await drift({ env: 'awkward', verb: 'record', formats: [], reason: 'agreed' }, surroundings());
    expect(recorded.exitCode).toBe(0);
    expect((await check({ env: 'awkward' }, surroundings())).config).toEqual([]);
    reset();
  });

  it('plans exactly one change for one changed line', async () => {
    const changed = surroundings((environment) => ({
      ...environment,
      flows: {
        ...environment.flows,
        lines: [
          ...(environment.flows.lines ?? []).filter(({ to }) => to !== 'rc.city'),
          { from: 'okta', to: 'rc.city', expr: 'String.toUpperCase(user.city)' },
        ],
      },
    }));
    const { json } = await plan('awkward', changed);
    // The mapping, and the receipt of what is applied.
    expect(json).toMatchObject({ add: 0, change: 2, destroy: 0 });
  });

  it('is let go of without a write, and nothing is left to plan', async () => {
    const before = await writes();
    const { exitCode, json } = await eject({ env: 'awkward', out: join(out, 'ejected') }, surroundings());
    expect(schemaProblems('eject', json)).toEqual([]);
    expect({ exitCode, json }).toMatchObject({ exitCode: 0, json: { writes: 0 } });
    expect((json as { stays: unknown[] }).stays).toHaveLength(adopted.json.resources);
    expect(await writes()).toEqual(before);
    expect(existsSync(join(out, 'ejected', 'awkward.tfstate'))).toBe(true);
    const state = JSON.parse(readFileSync(join(out, 'terraform.tfstate'), 'utf8')) as { resources: unknown[] };
    expect(state.resources).toEqual([]);
    const again = await eject({ env: 'awkward', out: join(out, 'again') }, surroundings());
    expect(again.json).toMatchObject({ stays: [], writes: 0 });
  });

  it('leaves a project that declares nothing any more nothing to destroy', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const backend = { local: { path: join(out, 'terraform.tfstate') } };
    writeFileSync(join(empty, 'cdk.tf.json'), JSON.stringify({ terraform: { backend } }));
    const stack = new StackDirectory(await findTerraform(), empty);
    await stack.init();
    const { plan: left, errors } = await stack.plan('plan.tfplan');
    expect([left?.resource_changes, errors]).toEqual([[], []]);
  });
});
