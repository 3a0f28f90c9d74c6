import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { IncompleteError } from '../engine/errors';

interface Announcement {
  readonly pid: number;
  readonly env: Readonly<Record<string, string>>;
}

/** A private folder of this user, one file per checkout of the project. */
function file(): string {
  const checkout = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16);
  const user = process.getuid?.() ?? 'user';
  return join(tmpdir(), `ringcentral-okta-${user}`, `${checkout}.json`);
}

function read(): Announcement | undefined {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Announcement;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Tells where the tenants are. The file holds their credentials: nobody else may read it (0600). */
export function announce(announcement: Announcement): void {
  const path = file();
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${announcement.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(announcement), { mode: 0o600 });
  renameSync(draft, path);
}

/** Takes the file away, unless later tenants have put theirs there. */
export function withdraw(pid: number): void {
  if (read()?.pid === pid) rmSync(file(), { force: true });
}

/**
 * The variables of the emulators that run for this checkout.
 * @throws IncompleteError where none runs.
 */
export function runningEnvironment(environment: string): Readonly<Record<string, string>> {
  const found = read();
  if (found && isRunning(found.pid)) return found.env;
  throw new IncompleteError(
    `No emulators are running here, so ${environment} has no variables.`,
    'Start them in another terminal: npm run emulators',
    [{ what: 'emulators', why: 'none runs for this checkout' }],
  );
}
