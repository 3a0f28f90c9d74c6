import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessToken } from '../../clients/tokens';
import { calibrate } from '../../operations/calibrate/calibrate';
import { keptTokens } from '../../operations/tenants/kept-tokens';
import { connect } from '../../provider/resources/connect';
import { startSandbox, type Sandbox } from '../support/sandbox';

let sandbox: Sandbox;
let cache: string;
beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'tokens-'));
  sandbox = await startSandbox('--at', 'start');
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(cache, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(more: NodeJS.ProcessEnv, ...words: string[]): Promise<Ended> {
  const env = { ...process.env, XDG_CACHE_HOME: cache, ...sandbox.env, ...more };
  const child = spawn(process.execPath, ['bin/ringcentral-okta.js', ...words], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, output })));
}

const seed = (more: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  run(more, 'seed', '--env', 'demo', '--dry-run', '--debug');

/** Sign-ins that the tenants have seen. */
async function signIns(): Promise<number> {
  const seen = (await (await fetch(`${sandbox.admin}/sign-ins`)).json()) as Record<string, number>;
  return Object.values(seen).reduce((sum, count) => sum + count, 0);
}

const files = (): string[] =>
  readdirSync(join(cache, 'ringcentral-okta/tokens'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('token.json'))
    .map((name) => join(cache, 'ringcentral-okta/tokens', name));

describe('access tokens between commands', () => {
  it('are kept: commands that begin at once, and those that follow, sign in once to each tenant, and none prints a token', async () => {
    const before = await signIns();
    const ended = [...(await Promise.all([seed(), seed()])), await seed()];
    expect((await signIns()) - before).toBe(2);
    const tokens = files().map((file) => (JSON.parse(readFileSync(file, 'utf8')) as AccessToken).token);
    expect(tokens).toHaveLength(2);
    for (const { output } of ended) {
      for (const token of tokens) expect(output).not.toContain(token);
    }
  });

  it('stand in files of this user alone, which name neither tenant nor client', () => {
    for (const file of files()) {
      expect([statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
      expect(file).not.toMatch(/acme|okta-client|127\.0/);
    }
  });

  it('serve our Terraform provider as well, which signs in by itself where none is kept', async () => {
    const read = (more: NodeJS.ProcessEnv) =>
      connect({ XDG_CACHE_HOME: cache, ...sandbox.env, ...more }, new AbortController().signal).client.org();
    const before = await signIns();
    await Promise.all([read({}), read({})]);
    expect((await signIns()) - before).toBe(0);
    await read({ RINGCENTRAL_OKTA_TOKEN_CACHE: 'off' });
    await read({ XDG_CACHE_HOME: join(cache, 'elsewhere') });
    expect((await signIns()) - before).toBe(2);
  });

  it('serve calibration, and the tidying after it', async () => {
    const before = await signIns();
    const folder = mkdtempSync(join(tmpdir(), 'calibrations-'));
    const env = { XDG_CACHE_HOME: cache, ...sandbox.env };
    const asked = { now: () => new Date(), progress: () => undefined };
    const where = { env, output: folder, ...asked, tokens: keptTokens(env, asked) };
    expect(await calibrate({ env: 'demo', out: join(folder, 'demo.json') }, where)).toMatchObject({ exitCode: 3 });
    expect((await signIns()) - before).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('are asked for anew where the tenant takes one no longer', async () => {
    for (const file of files()) {
      const kept = JSON.parse(readFileSync(file, 'utf8')) as AccessToken;
      writeFileSync(file, JSON.stringify({ ...kept, token: 'revoked-by-an-administrator' }));
    }
    const before = await signIns();
    const { code, output } = await seed();
    expect({ code, output }).toMatchObject({ code: 1 });
    expect((await signIns()) - before).toBe(2);
    expect(
      files()
        .map((file) => readFileSync(file, 'utf8'))
        .join(),
    ).not.toContain('revoked');
  });

  it('are not kept where the caller says so, or where others could read them', async () => {
    const before = await signIns();
    await seed({ RINGCENTRAL_OKTA_TOKEN_CACHE: 'off' });
    expect((await signIns()) - before).toBe(2);
    chmodSync(join(cache, 'ringcentral-okta/tokens'), 0o755);
    expect((await seed()).output).toContain('Access tokens are not kept');
    chmodSync(join(cache, 'ringcentral-okta/tokens'), 0o700);
  });
});

describe('a keeper of tokens', () => {
  const start = Date.parse('2026-03-02T06:00:00Z');
  const keeper = (now: number, home = cache) =>
    keptTokens({ XDG_CACHE_HOME: home }, { now: () => new Date(now), progress: () => undefined })!;
  const counting = (expires: number) => {
    let count = 0;
    return { signIn: () => Promise.resolve({ token: `t${(count += 1)}`, expires }), count: () => count };
  };

  it('knows sessions apart by client, scopes and secret, and forgets what has lapsed', async () => {
    const { signIn, count } = counting(start + 3_600_000);
    for (const session of [
      ['a', 'x'],
      ['a', 'y'],
      ['a', 'x'],
    ])
      await keeper(start).tokenFor(session, signIn);
    expect(count()).toBe(2);
    const late = start + 3_500_000;
    await keeper(late).tokenFor(['a', 'x'], signIn);
    expect(count()).toBe(3);
  });

  it('takes away what has lapsed of other sessions', async () => {
    const home = mkdtempSync(join(tmpdir(), 'tokens-'));
    const kept = () => readdirSync(join(home, 'ringcentral-okta/tokens')).length;
    await keeper(start, home).tokenFor(['old'], counting(start + 1000).signIn);
    await keeper(start + 2000, home).tokenFor(['new'], counting(start + 3_600_000).signIn);
    expect(kept()).toBe(1);
    rmSync(home, { recursive: true });
  });
});
