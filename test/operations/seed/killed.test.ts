import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../../emulators';
import { demo } from '../../../environments/demo';
import type { State } from '../../../emulators/ringcentral/entities';
import type { SeedResult } from '../../../operations/seed/result';
import { startProxy, type Proxy } from '../../support/proxy';
import { accountOf, seeded, valuesOf, workers } from './large-company';
import { times } from '../../support/effort';

const PEOPLE = workers(times(500, 100));
const KILLS = times(25, 5);
/** Requests that a run gets beyond those that it needs to come to where the last one was killed. */
const PROGRESS = 100;

const folder = mkdtempSync(join(tmpdir(), 'killed-'));
const script = join(folder, 'code/seed.cjs');
let emulators: Emulators;
let proxy: Proxy;

const state = () => emulators.ringcentralTenant.snapshot() as State;

/** The same numbers in every run. */
function seededNumbers(seed: number): () => number {
  let next = seed;
  return () => (next = (next * 48_271) % 2_147_483_647) / 2_147_483_647;
}

async function okta<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${emulators.okta}/api/v1${path}`, {
    method,
    headers: { authorization: `SSWS ${emulators.oktaTenant.apiToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The command itself, as one file that starts at once; the admin's limits are off, for time is real here. */
beforeAll(async () => {
  await build({
    stdin: {
      contents: `import { cli } from './scripts/cli'; import seed from './scripts/commands/seed';
        void cli({ name: 'seed', summary: 'seed', ...seed });`,
      resolveDir: '.',
    },
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile: script,
    logLevel: 'error',
  });
  mkdirSync(join(folder, 'environments'));
  writeFileSync(join(folder, 'environments/demo.json'), JSON.stringify(demo));
  emulators = await startEmulators();
  proxy = await startProxy(emulators.ringcentral);
  await fetch(`${emulators.admin}/ringcentral/limits`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ enforced: false }),
  });
  const [group] = await okta<{ id: string }[]>('GET', '/groups?q=Contractors');
  for (const { login, employeeId } of PEOPLE) {
    const profile = { login, email: login, firstName: 'Worker', lastName: 'Example', employeeNumber: employeeId };
    const { id } = await okta<{ id: string }>('POST', '/users?activate=true', { profile });
    await okta('PUT', `/groups/${group!.id}/users/${id}`);
  }
  emulators.ringcentralTenant.restore({ ...accountOf(state(), PEOPLE), audit: [] });
});
afterAll(async () => {
  await proxy.close();
  await emulators.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly result: SeedResult | undefined;
}

/** Runs the command; `kill` is told of its process as soon as it runs. */
function run(kill: (die: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, [script, '--env', 'demo', '--json'], {
    env: { ...process.env, ...emulators.env, RC_SERVER_URL: proxy.url, ENVIRONMENT_FILE: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  kill(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ signal, code, result: text === '' ? undefined : (JSON.parse(text) as SeedResult) }),
    );
  });
}

describe(`npx ringcentral-okta seed for ${PEOPLE.length} people`, () => {
  it(`killed with SIGKILL at ${KILLS} moments, ends as if nothing had happened: nothing twice, nothing lost`, async () => {
    const draw = seededNumbers(2026);
    const after: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const done = Object.keys(seeded(state()).values).length;
      const at = done + Math.ceil(PROGRESS * draw());
      const arrives = draw() < 0.5;
      const { signal, result } = await run((die) =>
        proxy.decide(({ number }) => {
          if (number < at) return 'pass';
          die();
          return number === at && arrives ? 'lose' : 'drop';
        }),
      );
      expect({ signal, result }).toEqual({ signal: 'SIGKILL', result: undefined });
      after.push(Object.keys(seeded(state()).values).length);
    }
    const { code, result } = await run(() => proxy.decide(() => 'pass'));
    expect({ code, remaining: result?.remaining }).toEqual({ code: 0, remaining: [] });
    expect(seeded(state())).toMatchObject({ fields: ['Employee ID'], values: valuesOf(PEOPLE) });
    const written = state().audit.map(({ actionId, targetId }) => `${actionId} ${targetId}`);
    expect(written.length).toBe(PEOPLE.length + 1);
    expect(new Set(written).size).toBe(written.length);
    // The deaths lie along the whole way, the last run had something left to do.
    expect(after.at(-1)).toBeGreaterThan(PEOPLE.length * 0.5);
    expect(result?.written).toBeGreaterThan(0);
  });
});
