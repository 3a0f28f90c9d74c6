import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { verdictOf } from '../../../engine/drift';
import type { Environment } from '../../../engine/environment/schema';
import { readAccepted } from '../../../operations/accepted-file';
import { check } from '../../../operations/drift/check';
import { appsOf } from '../../../operations/tenants/apps';
import { openOkta } from '../../../operations/tenants/connect';
import { readConsole } from '../../../operations/tenants/console';
import { consoleToPlan } from '../../../operations/terraform-run/console-changes';
import { times } from '../../support/effort';
import { runningCompany } from '../companies/company';
import { schemaProblems } from '../../support/schema';

/** A click in Okta's console, what undoes it, and what the night tells of it. */
interface Change {
  readonly kind: string;
  readonly click: readonly [method: string, path: string, body: unknown];
  readonly back?: readonly [method: string, path: string, body: unknown];
  readonly told: { readonly condition: string; readonly from: unknown; readonly to: unknown };
}

const AD = '/okta/apps/active_directory/console';
const RC = '/okta/apps/ringcentral_saml';

const CHANGES: readonly Change[] = [
  {
    kind: 'a provisioning feature',
    click: ['PUT', `${RC}/features`, { feature: 'PUSH_USER_DEACTIVATION', enabled: false }],
    back: ['PUT', `${RC}/features`, { feature: 'PUSH_USER_DEACTIVATION', enabled: true }],
    told: { condition: 'ringcentral-deactivate-users', from: ['PUSH_USER_DEACTIVATION'], to: [] },
  },
  {
    kind: 'the import schedule',
    click: ['PUT', `${RC}/console`, { importSchedule: 'never' }],
    back: ['PUT', `${RC}/console`, { importSchedule: 'hourly' }],
    told: { condition: 'ringcentral-import-scheduled', from: 'hourly', to: 'never' },
  },
  {
    kind: 'the matching rules',
    click: ['PUT', AD, { matchByEmail: false }],
    back: ['PUT', AD, { matchByEmail: true }],
    told: { condition: 'ad-matching-rules', from: true, to: false },
  },
  {
    kind: 'the confirmation rules',
    click: ['PUT', AD, { autoConfirm: false }],
    back: ['PUT', AD, { autoConfirm: true }],
    told: { condition: 'ad-confirmation', from: true, to: false },
  },
  {
    kind: 'profile sourcing',
    click: ['PUT', '/okta/gates/ad-profile-source', { enabled: false }],
    back: ['PUT', '/okta/gates/ad-profile-source', { enabled: true }],
    told: { condition: 'ad-profile-source', from: ['PROFILE_MASTERING'], to: [] },
  },
  {
    kind: 'the import safeguard',
    click: ['PUT', '/okta/import-safeguard', { app: { enabled: true, percent: 80 } }],
    back: ['PUT', '/okta/import-safeguard', { app: { enabled: true, percent: 20 } }],
    told: { condition: 'import-safeguard', from: 20, to: 80 },
  },
  {
    kind: 'an agent setting',
    click: ['PUT', '/okta/agents/dc1.acme.test', { settings: { pollingThreads: 9 } }],
    back: ['PUT', '/okta/agents/dc1.acme.test', { settings: { pollingThreads: 2 } }],
    told: { condition: 'ad-agent', from: 2, to: 9 },
  },
  {
    kind: 'the source of an attribute',
    click: ['PUT', '/okta/attribute-sources/primaryPhone', { type: 'OKTA' }],
    back: ['PUT', '/okta/gates/attribute-source-primary-phone', { enabled: true }],
    told: { condition: 'attribute-source-primary-phone', from: 'OVERRIDE ringcentral', to: 'OKTA' },
  },
  {
    kind: '"Apply updates"',
    click: ['POST', '/okta/apply-mappings', { app: 'ringcentral_saml' }],
    told: {
      condition: 'apply-updates-bidirectional',
      from: null,
      to: expect.stringMatching(/^applied to \d+ people$/),
    },
  },
];

describe("what somebody changes in Okta's console", () => {
  const company = runningCompany('demo');
  const admin = ([method, path, body]: readonly [string, string, unknown]) =>
    company().tenants.admin(method, path, body);
  const baseline = () => join(company().folder, 'accepted.json');
  const attest = (keys: readonly string[], on: string): void => {
    const { environment, folder } = company();
    const attestations = Object.fromEntries(keys.map((key) => [key, { by: 'Zelda', on }]));
    const changed: Environment = { ...environment, attestations: { ...environment.attestations, ...attestations } };
    writeFileSync(join(folder, 'environment.json'), JSON.stringify(changed));
  };
  /** Nights are a day apart; a click is an hour before the next one. */
  const wait = (hours: number) => company().connecting.clock!.sleep(hours * 3_600_000);

  async function night(variables: NodeJS.ProcessEnv = {}) {
    const { environment, connecting, folder } = company();
    const env = { ...connecting.env, PATH: '/no/terraform', ...variables };
    return check({ env: environment.name, baseline: baseline() }, { ...connecting, env, output: folder });
  }

  afterEach(() => {
    company().tenants.reset();
    writeFileSync(baseline(), '{}');
    attest([], '');
  });

  it('is nothing where nobody clicked since everything was attested', async () => {
    const report = await night();
    expect(report.console).toEqual([]);
    expect(report.canaries.filter(({ id }) => /^(agent|imports)/.test(id))).toEqual([
      { id: 'agent-ad', ok: true, detail: '1 in touch.' },
      { id: 'imports', ok: true, detail: 'No import is paused by the safeguard.' },
    ]);
    expect(readAccepted(baseline()).console).toBeUndefined();
    expect(schemaProblems('drift', report)).toEqual([]);
  });

  it.each(CHANGES)(
    '$kind is told once with who did it, from and to; set back and attested anew it is silent',
    async (change) => {
      const now = () => new Date(company().connecting.clock!.now()).toISOString();
      // What the app's features prove is attested by nobody.
      const word = Array.isArray(change.told.from) ? [] : [change.told.condition];
      attest(word, now());
      await wait(1);
      await admin(change.click);
      await wait(1);
      const item = { ...change.told, by: 'Ada Admin', when: expect.stringMatching(/^2026-1[12]-/) as string };
      const first = await night();
      expect(first.console).toEqual([item]);
      expect(verdictOf({ ...first, config: [], data: [], canaries: [], incomplete: [] })).toBe(1);
      expect((await night()).console).toEqual([item]);
      expect(readAccepted(baseline()).console).toMatchObject([
        { ...change.told, by: expect.not.stringContaining('Ada') as string },
      ]);
      if (change.back) {
        await admin(change.back);
        await wait(24);
        // Who sets a value back has not looked whether what it stands for holds: a new word says so. Features show themselves.
        const { condition, from, to } = change.told;
        const back = {
          condition,
          from: to,
          to: from,
          by: 'Ada Admin',
          when: expect.stringMatching(/^2026-1[12]-/) as string,
        };
        expect((await night()).console).toEqual(Array.isArray(from) ? [] : [back]);
      }
      await wait(24);
      attest(word, now());
      expect((await night()).console).toEqual([]);
      expect(readAccepted(baseline()).console).toBeUndefined();
    },
  );
});

describe('a System Log that is crowded, forgetful, or down', () => {
  const company = runningCompany('demo');
  const RULES = 'ad-matching-rules';
  const CROWD = times(5000, 1100);
  let door: Server | undefined;
  afterAll(() => void door?.close());

  /** In front of Okta, with a log that fails. */
  async function withoutLog(okta: string): Promise<string> {
    const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      if (request.url!.startsWith('/api/v1/logs')) return void response.writeHead(500).end('{}');
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          ([name]) => !/^(host|connection|content-length|transfer-encoding)$/.test(name),
        ),
      ) as Record<string, string>;
      const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
      const answer = await fetch(`${okta}${request.url}`, { method: request.method!, headers, body });
      const passed = ['content-type', 'link', 'x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'];
      for (const name of passed) if (answer.headers.has(name)) response.setHeader(name, answer.headers.get(name)!);
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
    };
    door = createServer((request, response) => void forward(request, response)).listen(0, '127.0.0.1');
    await once(door, 'listening');
    return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  }

  it('tells what concerns us once, in few calls; a memory outlives the log, and only a new word ends it', async () => {
    const { environment, connecting, folder, tenants } = company();
    const [{ org }, clock] = [tenants.emulators.oktaTenant, connecting.clock!];
    // Beside the environment's file, where a plan looks too.
    const baseline = join(folder, 'drift', `${environment.name}.json`);
    mkdirSync(join(folder, 'drift'));
    writeFileSync(baseline, '{}');
    let attested: Environment = environment;
    const vouch = (): void => {
      const word = { by: 'Zelda', on: new Date(clock.now()).toISOString() };
      const attestations = { ...environment.attestations, [RULES]: word, 'import-safeguard': word };
      attested = { ...environment, attestations };
      writeFileSync(join(folder, 'environment.json'), JSON.stringify(attested));
    };
    /** Attestations that a plan takes for ended, and what it says of the log. */
    const planned = async (variables: NodeJS.ProcessEnv = {}) => {
      const said: string[] = [];
      const env = { ...connecting.env, ...variables };
      const surroundings = { env, now: connecting.now, progress: (line: string) => void said.push(line) };
      const okta = await openOkta(attested, { ...connecting, env });
      const { ended, refusals } = await consoleToPlan({ environment: attested, okta, surroundings });
      return { ended: Object.keys(ended).sort(), refusals, said: said.filter((line) => /console/.test(line)) };
    };
    const night = async (variables: NodeJS.ProcessEnv = {}) => {
      const env = { ...connecting.env, PATH: '/no/terraform', ...variables };
      return check({ env: environment.name, baseline }, { ...connecting, env, output: folder });
    };
    const callsToRead = async (): Promise<number> => {
      const okta = await openOkta(environment, connecting);
      const apps = await appsOf(okta, environment);
      const before = okta.calls.reads;
      await readConsole(okta, environment, apps, clock.now());
      return okta.calls.reads - before;
    };
    await clock.sleep(3_600_000);
    vouch();
    const quiet = await callsToRead();
    await clock.sleep(3_600_000);
    await tenants.admin('PUT', AD, { matchByEmail: false });
    await tenants.admin('PUT', '/okta/import-safeguard', { app: { enabled: true, percent: 80 } });
    const { logs } = org.store;
    // Whoever changed the rules was deleted since: the log has an id alone.
    const gone = logs.findLastIndex(({ eventType }) => eventType === 'application.lifecycle.update');
    logs[gone] = {
      ...logs[gone]!,
      actor: { id: '00ugone00000000000000', type: 'User', displayName: null, alternateId: null } as never,
    };
    const told = logs.slice(-2);
    const target = told[0]!.target[0]!;
    const own = connecting.env.OKTA_API_CLIENT_ID!;
    for (let n = 0; n < CROWD; n++) {
      const foreign = { ...target, id: `0oaforeign${String(n).padStart(10, '0')}` };
      const kinds = [
        () => org.log('user.session.start', told[0]!.actor, []),
        () => org.log('application.lifecycle.update', told[0]!.actor, [foreign]),
        () => org.log('system.import.schedule', told[0]!.actor, [{ ...foreign, changeDetails: undefined }]),
        () => org.log('application.lifecycle.update', { ...told[0]!.actor, id: own }, [target]),
        () => org.log('application.lifecycle.update', told[0]!.actor, [{ ...target, changeDetails: undefined }]),
      ];
      kinds[n % kinds.length]!();
    }
    // Pages as they come: the newest first, the rest in no order at all.
    logs.sort((a, b) => (a.uuid.slice(-4) < b.uuid.slice(-4) ? -1 : 1));
    await clock.sleep(3_600_000);
    // Two of five concern our app and are read; a thousand a call.
    expect(await callsToRead()).toBe(quiet + Math.floor(((2 * CROWD) / 5 + 2) / 1000));
    const items = [
      { condition: 'import-safeguard', by: 'Ada Admin', from: 20, to: 80 },
      { condition: RULES, by: '00ugone00000000000000', from: true, to: false },
    ];
    const consoleOf = async (variables?: NodeJS.ProcessEnv) => {
      const { console, incomplete } = await night(variables);
      const sorted = [...console].sort((a, b) => a.condition.localeCompare(b.condition));
      const places = sorted.map(({ condition, by, from, to }) => ({ condition, by, from, to }));
      return { places, missing: incomplete.filter(({ what }) => /console/.test(what)).length };
    };
    items.sort((a, b) => a.condition.localeCompare(b.condition));
    expect(await consoleOf()).toEqual({ places: items, missing: 0 });
    // What is remembered names nobody: only the log knows who it was.
    const known = items.map((item) => ({ ...item, by: expect.any(String) as string }));
    const scopes = connecting.env.OKTA_API_SCOPES!.replace('okta.logs.read', '').trim();
    expect(await consoleOf({ OKTA_API_SCOPES: scopes })).toEqual({ places: known, missing: 0 });
    const down = {
      OKTA_HTTP_PROXY: await withoutLog(tenants.emulators.okta),
      // A key's assertion names the address; a token does not.
      ...{ OKTA_API_TOKEN: tenants.emulators.oktaTenant.apiToken, OKTA_API_CLIENT_ID: '' },
      ...{ OKTA_API_PRIVATE_KEY: '', OKTA_API_PRIVATE_KEY_ID: '', OKTA_API_SCOPES: '' },
    };
    expect(await consoleOf(down)).toEqual({ places: known, missing: 1 });
    const ended = items.map(({ condition }) => condition);
    expect(await planned(down)).toEqual({
      ended,
      refusals: [],
      said: [expect.stringContaining("What was changed in Okta's console is not known: ") as string],
    });
    expect(await planned({ OKTA_API_SCOPES: scopes })).toEqual({
      ended,
      refusals: [],
      said: [expect.stringContaining('Without okta.logs.read nobody sees') as string],
    });
    logs.splice(0);
    expect(await consoleOf()).toEqual({ places: known, missing: 0 });
    expect(await planned()).toEqual({ ended, refusals: [], said: [] });
    await clock.sleep(3_600_000);
    vouch();
    expect(await planned()).toEqual({ ended: [], refusals: [], said: [] });
    expect(await consoleOf()).toEqual({ places: [], missing: 0 });
  });
});

describe('the agent of an LDAP directory', () => {
  const company = runningCompany('awkward');

  it('is in touch whatever its version, and a changed setting of it is told of its own gate', async () => {
    const { environment, connecting, folder, tenants } = company();
    const clock = connecting.clock!;
    const word = { by: 'Zelda', on: new Date(clock.now()).toISOString() };
    const attested = { ...environment, attestations: { 'ad-agent@partners': word, 'ad-agent@corp': word } };
    writeFileSync(join(folder, 'environment.json'), JSON.stringify(attested));
    await clock.sleep(3_600_000);
    await tenants.admin('PUT', '/okta/agents/ldap1.partners.acme.test', { settings: { pollingThreads: 3 } });
    await tenants.admin('PUT', '/okta/agents/dc1.emea.acme.test', { version: '3.17.0' });
    await tenants.admin('PUT', '/okta/agents/ldap1.partners.acme.test', { version: '3.17.0' });
    await clock.sleep(3_600_000);
    const env = { ...connecting.env, PATH: '/no/terraform' };
    const baseline = join(folder, 'accepted.json');
    const { console, canaries } = await check(
      { env: environment.name, baseline },
      { ...connecting, env, output: folder },
    );
    expect(console).toMatchObject([{ condition: 'ad-agent@partners', from: 2, to: 3, by: 'Ada Admin' }]);
    expect(canaries.filter(({ id }) => id.startsWith('agent-'))).toEqual([
      { id: 'agent-corp', ok: true, detail: '1 in touch.' },
      {
        id: 'agent-emea',
        ok: false,
        detail: 'dc1.emea.acme.test is version 3.17.0; 3.18.0 or later is recommended.',
      },
      { id: 'agent-partners', ok: true, detail: '1 in touch.' },
    ]);
  });
});
