import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** On PATH, or where Debian keeps every version apart. */
function folderOf(program: string): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  const folders = [...versions.sort().reverse(), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, program)));
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then Debian's `postgres`, where there is one. */
function owner(): User | 'ourselves' | undefined {
  if (process.getuid?.() !== 0) return 'ourselves';
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

const bin = folderOf('initdb');
const missing = !bin
  ? 'PostgreSQL is not installed'
  : !owner()
    ? 'root cannot run PostgreSQL, and there is no user postgres'
    : '';

/** For `describe.skipIf`, and what to add to the name of what is skipped. */
export const noPostgres = { skip: missing !== '', because: missing && ` (skipped: ${missing})` };

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

/** When it says so itself: a connection before that is refused. */
const ready = (server: ChildProcess) =>
  new Promise<void>((done, failed) => {
    let said = '';
    server.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('database system is ready to accept connections')) done();
    });
    server.once('exit', () => failed(new Error(said)));
  });

/** A throw-away cluster on the loopback, with a password of its own. */
export async function startPostgres(password: string) {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = owner() as User | 'ourselves';
  const as = user === 'ourselves' ? {} : user;
  if (user !== 'ourselves') chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  execFileSync('sh', ['-c', 'umask 077; printf %s "$PASSWORD" >"$FILE"'], {
    ...as,
    env: { PATH: process.env.PATH, PASSWORD: password, FILE: passwordFile },
  });
  const settings = ['--no-sync', '-A', 'scram-sha-256', '-U', 'state', `--pwfile=${passwordFile}`, '-D', data];
  execFileSync(join(bin!, 'initdb'), settings, {
    ...as,
    cwd: folder,
    stdio: 'pipe',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  const port = await freePort();
  const server = spawn(
    join(bin!, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-c', 'fsync=off'],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  );
  await ready(server);
  const urlOf = (role: string, secret: string) =>
    `postgres://${role}:${secret}@127.0.0.1:${port}/postgres?sslmode=disable`;
  const url = urlOf('state', password);
  return {
    url,
    urlOf,
    sql: (text: string) => execFileSync(join(bin!, 'psql'), [url, '-qc', text], { encoding: 'utf8', stdio: 'pipe' }),
    close: async () => {
      const gone = new Promise((done) => server.once('exit', done));
      // Fast shutdown: clients are cut off.
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
