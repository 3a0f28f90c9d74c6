import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaProblems } from '../support/schema';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');
const PROGRAM = join(ROOT, 'bin/ringcentral-okta.js');

interface Ready {
  readonly okta: string;
  readonly ringcentral: string;
  readonly activeDirectory: string;
  readonly admin: string;
  readonly env: Record<string, string>;
}

describe('npx ringcentral-okta sandbox, npx ringcentral-okta env', () => {
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emulators-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  // The announcement is made per folder: commands in this one meet each other only.
  const options = () => ({ cwd: folder, env: { ...process.env, TMPDIR: folder } });
  const node = (name: string, ...args: string[]) =>
    run(process.execPath, [PROGRAM, ...name.split(' '), ...args], options());
  /** As a shell that has evaluated what `env` printed. */
  const nodeIn = (env: Record<string, string>, name: string, ...args: string[]) =>
    run(process.execPath, [PROGRAM, ...name.split(' '), ...args], { ...options(), env: { ...options().env, ...env } });
  const start = async (...args: string[]): Promise<{ ready: Ready; child: ChildProcess }> => {
    const child = spawn(process.execPath, [PROGRAM, 'sandbox', '--at', 'start', '--json', ...args], options());
    children.push(child);
    const line = await new Promise<string>((done, fail) => {
      let text = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.endsWith('\n')) done(text);
      });
      child.once('exit', (code) => fail(new Error(`ended with ${code} before it was ready`)));
    });
    return { ready: JSON.parse(line) as Ready, child };
  };
  const stop = (child: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<number | null>((done) => {
      child.once('exit', (code) => done(code));
      child.kill(signal);
    });

  it('prints one line, tells env where it is, and ends cleanly when asked', async () => {
    await expect(node('env', 'demo')).rejects.toMatchObject({ code: 3 });
    const { ready, child } = await start();
    expect(schemaProblems('emulators', ready)).toEqual([]);
    expect(schemaProblems('env', ready.env)).toEqual([]);
    expect(Object.keys(ready)).toEqual(['okta', 'ringcentral', 'activeDirectory', 'admin', 'env']);
    expect(Object.keys(ready.env)).toEqual([
      'OKTA_HTTP_PROXY',
      'OKTA_ORG_NAME',
      'OKTA_BASE_URL',
      'OKTA_API_CLIENT_ID',
      'OKTA_API_PRIVATE_KEY_ID',
      'OKTA_API_PRIVATE_KEY',
      'OKTA_API_SCOPES',
      'RC_SERVER_URL',
      'RC_APP_CLIENT_ID',
      'RC_APP_CLIENT_SECRET',
      'RC_USER_JWT',
      'AD_URL',
      'AD_BIND_DN',
      'AD_BIND_PASSWORD',
      'EMBEDDED_ADMIN_URL',
    ]);
    const { stdout: exports } = await node('env', 'demo');
    const { stdout } = await run('sh', ['-c', `${exports}\nprintf %s "$OKTA_API_PRIVATE_KEY"`]);
    expect(stdout).toBe(ready.env.OKTA_API_PRIVATE_KEY);
    // A second time in the same terminal, whose variables hold these very credentials.
    const again = await nodeIn(ready.env, 'env', 'demo');
    expect(again.stdout).toBe(exports);
    expect(JSON.parse((await nodeIn(ready.env, 'env', 'demo', '--json')).stdout)).toEqual(ready.env);
    expect(await stop(child, 'SIGTERM')).toBe(0);
    await expect(node('env', 'demo')).rejects.toMatchObject({
      code: 3,
      stderr: expect.stringContaining('npx ringcentral-okta sandbox') as string,
    });
  });

  it('is used by a command that waits for a limit: Ctrl-C ends that with what was done, and with nothing of its requests', async () => {
    const { ready, child } = await start();
    await fetch(`${ready.admin}/ringcentral/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: '429', path: '/extension', times: 500 }),
    });
    const env = { ...options().env, ...ready.env };
    const seed = spawn(process.execPath, [PROGRAM, 'seed', '--env', 'demo', '--json'], { cwd: ROOT, env });
    children.push(seed);
    let [stdout, stderr, struck] = ['', '', false];
    seed.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    seed.stderr.on('data', (text: Buffer) => {
      stderr += text.toString();
      if (struck || !/Waiting \d+ s: RingCentral/.test(stderr)) return;
      struck = true;
      seed.kill('SIGINT');
    });
    const code = await new Promise((done) => seed.once('close', done));
    expect([struck, code, stderr]).toEqual([true, 3, stderr]);
    expect(stderr).toContain('Interrupted. RingCentral had confirmed 0 writes;');
    expect(stderr).toContain('Remedy: run the same command again: it looks at what is there, writes nothing twice');
    expect(schemaProblems('error', JSON.parse(stdout))).toEqual([]);
    expect(stdout + stderr).not.toMatch(/bearer|authorization|eyJ|@acme\.test|\n {4}at /i);
    await stop(child, 'SIGTERM');
  });

  it('keeps its state in a file that holds each write once it is answered, and takes it up again', async () => {
    const state = join(folder, 'state.json');
    const first = await start('--state', state);
    const gate = `${first.ready.admin}/okta/gates/okta-flag-attribute-level-mastering`;
    const answer = await fetch(gate, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"enabled":true}',
    });
    const kept = JSON.parse(readFileSync(state, 'utf8')) as { okta: { settings: { flags: unknown } } };
    const flags = {
      ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH: false,
      ATTRIBUTE_LEVEL_MASTERING: true,
      AD_REACTIVATION: false,
    };
    expect([answer.status, kept.okta.settings.flags]).toEqual([200, flags]);
    expect(await stop(first.child, 'SIGINT')).toBe(0);
    const second = await start('--state', state);
    const settings = (await (await fetch(`${second.ready.admin}/okta/settings`)).json()) as { flags: unknown };
    expect(settings.flags).toEqual(flags);
    await stop(second.child, 'SIGTERM');
  });

  it('refuses a port that is none', async () => {
    await expect(node('sandbox', '--okta-port', 'eighty')).rejects.toMatchObject({ code: 2 });
  });
});
