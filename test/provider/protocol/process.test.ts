import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../../provider/protocol/certificate';
import { ensureOwnProvider } from '../../../terraform/working-directory/own-provider';
import type { BuiltProvider } from '../../../terraform/working-directory/own-provider';
import { workspace } from '../workspace';
import type { Workspace } from '../workspace';
import { FileStore, SAMPLE } from './sample';

const COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

let built: BuiltProvider;
let program: string;
let tf: Workspace;
let sockets: string;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Starts the program as Terraform does; ends with its handshake line. */
async function handshake(environment: Record<string, string> = {}) {
  const client = selfSignedCertificate('localhost', new Date());
  const child = spawn(program, {
    env: {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: COOKIE,
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: client.pem,
      PLUGIN_UNIX_SOCKET_DIR: sockets,
      ...environment,
    },
  });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, client, line };
}

/** Whether a TLS client that offers this certificate is let in. */
const admitted = (socket: string, pair: { cert?: string; key?: string }): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect({ path: socket, rejectUnauthorized: false, ALPNProtocols: ['h2'], ...pair });
    // The server's settings frame arrives only once it has accepted the client.
    connection.once('data', () => (connection.destroy(), resolve(true)));
    connection.once('error', () => resolve(false));
    connection.once('close', () => resolve(false));
  });

beforeAll(async () => {
  built = await ensureOwnProvider(SAMPLE);
  program = join(built.mirror, SAMPLE.address, '1.0.0/linux_amd64/terraform-provider-sample_v1.0.0');
});

beforeEach(() => {
  sockets = mkdtempSync(join(tmpdir(), 's-'));
  tf = workspace({ PLUGIN_UNIX_SOCKET_DIR: sockets });
  const config = join(tf.directory, 'cli.tfrc');
  writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = "${built.mirror}"\n  }\n}\n`);
  tf.environment.TF_CLI_CONFIG_FILE = config;
});
afterEach(() => {
  tf.remove();
  rmSync(sockets, { recursive: true });
});

const configure = (things: Record<string, object>) =>
  tf.configure({
    terraform: { required_providers: { sample: { source: SAMPLE.address, version: '1.0.0' } } },
    provider: { sample: [{ store: join(tf.directory, 'store.json') }] },
    resource: { sample_thing: things },
  });

describe('handshake', () => {
  it('prints one line with a certificate that go-plugin takes: for localhost, a CA, base64 without padding', async () => {
    const { child, line } = await handshake();
    const [core, protocol, network, socket, kind, certificate] = line.trim().split('|');
    child.kill('SIGTERM');
    expect([core, protocol, network, kind]).toEqual(['1', '6', 'unix', 'grpc']);
    expect(socket?.startsWith(sockets)).toBe(true);
    expect(certificate).not.toContain('=');
    const parsed = new X509Certificate(Buffer.from(certificate ?? '', 'base64'));
    expect([parsed.checkHost('localhost'), parsed.ca, parsed.verify(parsed.publicKey)]).toEqual([
      'localhost',
      true,
      true,
    ]);
  });

  it('lets in only the client whose certificate Terraform announced', async () => {
    const { child, client, line } = await handshake();
    const socket = line.split('|')[3] ?? '';
    const stranger = selfSignedCertificate('localhost', new Date());
    const outcomes = [
      await admitted(socket, { cert: client.pem, key: client.keyPem }),
      await admitted(socket, { cert: stranger.pem, key: stranger.keyPem }),
      await admitted(socket, {}),
    ];
    child.kill('SIGTERM');
    expect(outcomes).toEqual([true, false, false]);
  });

  it('tells a person who runs it by hand what it is', () => {
    const { status, stderr } = spawnSync(program, { encoding: 'utf8', env: { PATH: process.env.PATH } });
    expect([status, stderr]).toEqual([
      1,
      'This is a Terraform provider: Terraform starts it, it is not run by hand.\n',
    ]);
  });

  it('refuses a Terraform that does not speak protocol 6', () => {
    const env = { PATH: process.env.PATH, TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_PROTOCOL_VERSIONS: '4,5' };
    const { status, stderr } = spawnSync(program, { encoding: 'utf8', env });
    expect(status).toBe(1);
    expect(stderr).toContain('speaks plugin protocols 4,5; 6 is needed');
  });

  it('says so where there is no node', () => {
    const { status, stderr } = spawnSync(program, { encoding: 'utf8', env: { PATH: join(sockets, 'empty') } });
    expect(status).toBe(127);
    expect(stderr).toContain('put node (20.19 or later) on PATH');
  });

  it("ignores the caller's NODE_OPTIONS", async () => {
    const { child } = await handshake({ NODE_OPTIONS: '--require /nowhere/loader.js' });
    child.kill('SIGTERM');
  });
});

describe('through a mirror, with a lock file', () => {
  it('inits, applies, plans nothing, destroys; no process and no socket stays', async () => {
    configure({ a: { name: 'a' } });
    await tf.succeed('init');
    expect(readFileSync(join(tf.directory, '.terraform.lock.hcl'), 'utf8')).toContain(built.h1);
    await tf.apply();
    expect(await tf.plan()).toEqual([]);
    await tf.succeed('destroy', '-auto-approve');
    expect(new FileStore(join(tf.directory, 'store.json')).all()).toEqual({});
    expect(readdirSync(sockets)).toEqual([]);
  });

  it("ends at Terraform's Shutdown, and never has to be killed", async () => {
    configure({ a: { name: 'a' } });
    await tf.succeed('init');
    tf.environment.TF_LOG = 'debug';
    const log = await tf.succeed('apply', '-no-color', '-auto-approve');
    // go-plugin's words after Shutdown and, where nobody answers it for two seconds, before SIGKILL.
    expect(log).toMatch(/provider: plugin process exited: .*terraform-provider-sample/);
    expect(log).toContain('provider: plugin exited');
    expect(log).not.toMatch(/failed to exit gracefully|signal: killed/);
  });

  it('is reported by Terraform when it dies in the middle of a write; what was there stays', async () => {
    configure({ a: { name: 'a' } });
    await tf.succeed('init');
    await tf.apply();
    configure({ a: { name: 'crash' } });
    const { code, output } = await tf.run('apply', '-no-color', '-auto-approve');
    expect(code).toBe(1);
    // Terraform's word for a connection that is gone, or for a call that was under way on it.
    expect(output).toMatch(/Plugin did not respond|Request cancelled/);
    expect(tf.state('sample_thing.a')).toMatchObject({ name: 'a' });
  });

  it('finishes a running write when Terraform is interrupted, and the state has it', async () => {
    configure({ a: { name: 'slow' }, b: { name: 'b', parent_id: '${sample_thing.a.id}' } });
    await tf.succeed('init');
    const { child, ended } = tf.start('apply', '-no-color', '-auto-approve');
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until(() => output.includes('sample_thing.a: Creating'));
    child.kill('SIGINT');
    await ended;
    expect(tf.state('sample_thing.a')).toMatchObject({ id: 't-slow' });
    expect(tf.state('sample_thing.b')).toBeUndefined();
  });

  it('ends itself when Terraform is killed', async () => {
    configure({ a: { name: 'slow' } });
    await tf.succeed('init');
    const { child, ended } = tf.start('apply', '-no-color', '-auto-approve');
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until(() => output.includes('sample_thing.a: Creating'));
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' });
    const pids = children.stdout.trim().split(/\s+/).map(Number);
    expect(pids.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await ended;
    await until(() => !pids.some(alive));
  });
});

describe('build', () => {
  it('is the same program for the same sources, and has one checksum on every platform', async () => {
    expect(await ensureOwnProvider(SAMPLE)).toEqual(built);
    const release = join(built.mirror, SAMPLE.address, '1.0.0');
    expect(readdirSync(release).sort()).toEqual(['darwin_amd64', 'darwin_arm64', 'linux_amd64', 'linux_arm64']);
  });

  it('starts below a package of ES modules', () => {
    const copy = join(tf.directory, 'esm');
    mkdirSync(copy);
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    spawnSync('cp', ['-rL', join(program, '..'), join(copy, 'provider')]);
    const { stderr } = spawnSync(join(copy, 'provider/terraform-provider-sample_v1.0.0'), {
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    expect(stderr).toContain('Terraform starts it');
  });
});
