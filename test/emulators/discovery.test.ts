import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce, runningEnvironment, withdraw } from '../../emulators/discovery';

const env = { OKTA_ORG_NAME: 'demo', OKTA_API_PRIVATE_KEY: 'canary-4711' };
const SOMEBODY = 65_534;
const isRoot = process.getuid?.() === 0;

describe('where the embedded tenants say how to reach them', () => {
  let home: string;
  let runtime: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'discovery-'));
    runtime = join(home, 'runtime');
    mkdirSync(runtime, { mode: 0o700 });
    vi.stubEnv('TMPDIR', home);
    vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });
  const folder = () => join(runtime, 'ringcentral-okta');
  const file = () => join(folder(), readdirSync(folder())[0]!);
  const announceHere = () => announce({ pid: process.pid, env });
  const rewrite = (announcement: unknown) => writeFileSync(file(), JSON.stringify(announcement), { mode: 0o600 });

  it('is the folder of the login, for its user alone', () => {
    announceHere();
    expect([statSync(folder()).mode & 0o777, statSync(file()).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(runningEnvironment('demo')).toEqual(env);
    withdraw(process.pid);
    expect(() => runningEnvironment('demo')).toThrow('No emulators are running here');
  });

  it('is a folder of its user beside those of others, where there is no such folder', () => {
    vi.stubEnv('XDG_RUNTIME_DIR', join(home, 'absent'));
    announceHere();
    expect(readdirSync(home)).toContain(`ringcentral-okta-${process.getuid?.()}`);
    expect(runningEnvironment('demo')).toEqual(env);
  });

  it('is found by a terminal with such a folder where the other had none', () => {
    vi.stubEnv('XDG_RUNTIME_DIR', undefined);
    announceHere();
    vi.stubEnv('XDG_RUNTIME_DIR', runtime);
    expect(runningEnvironment('demo')).toEqual(env);
  });

  it.each([
    ['A=1; touch x; B'],
    ['PATH'],
    ['LD_PRELOAD'],
    ['NODE_OPTIONS'],
    ['OKTA_X$(touch x)'],
    ['OKTA_ORG_NAME\nX'],
  ])('may not set %j', (name) => {
    announceHere();
    rewrite({ pid: process.pid, env: { [name]: '1' } });
    expect(() => runningEnvironment('demo')).toThrow(/is no announcement of embedded tenants/);
  });

  it('is not used where others may read or write it', () => {
    announceHere();
    chmodSync(file(), 0o644);
    expect(() => runningEnvironment('demo')).toThrow(/is open to other users/);
    chmodSync(file(), 0o600);
    chmodSync(folder(), 0o755);
    expect(() => runningEnvironment('demo')).toThrow(/is open to other users/);
    expect(announceHere).toThrow(/is open to other users/);
  });

  it('is not used where it is a link', () => {
    announceHere();
    const elsewhere = join(home, 'elsewhere.json');
    renameSync(file(), elsewhere);
    symlinkSync(elsewhere, join(folder(), `${'0'.repeat(16)}.json`));
    const link = file();
    announceHere();
    const own = join(
      folder(),
      readdirSync(folder()).find((name) => !link.endsWith(name))!,
    );
    rmSync(own);
    renameSync(link, own);
    expect(() => runningEnvironment('demo')).toThrow(/is no plain file/);
  });

  it.runIf(isRoot)('is not used where somebody else made it', () => {
    announceHere();
    chownSync(file(), SOMEBODY, SOMEBODY);
    expect(() => runningEnvironment('demo')).toThrow(/belongs to another user \(65534\)/);
    rmSync(file());
    lchownSync(folder(), SOMEBODY, SOMEBODY);
    expect(() => runningEnvironment('demo')).toThrow(/belongs to another user \(65534\)/);
    expect(announceHere).toThrow(/belongs to another user \(65534\)/);
  });

  it('does not follow a link that waits under the name of its draft', () => {
    mkdirSync(folder(), { mode: 0o700 });
    const precious = join(home, 'precious');
    writeFileSync(precious, 'as it was');
    announceHere();
    const draft = `${file()}.${process.pid}.tmp`;
    symlinkSync(precious, draft);
    announceHere();
    expect(statSync(precious).size).toBe('as it was'.length);
    expect(runningEnvironment('demo')).toEqual(env);
  });
});
