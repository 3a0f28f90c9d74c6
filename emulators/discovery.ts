import { commandLine } from '../engine/command-line';
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { IncompleteError, UsageError } from '../engine/errors';

/** A shell runs what `env` prints: a name is one of ours, and nothing else. */
const variable = z
  .string()
  .regex(
    /^(?:(?:OKTA|RC|AD|EMBEDDED)_[A-Z0-9_]+|ENVIRONMENT_FILE|CDKTF_OUTDIR)$/,
    'is no variable of the embedded tenants',
  );

const announcementSchema = z.strictObject({ pid: z.int().positive(), env: z.record(variable, z.string()) });
type Announcement = z.infer<typeof announcementSchema>;

const unsafe = (path: string, why: string) =>
  new UsageError(
    `${path} ${why}: what stands there is not used.`,
    'remove it, or set XDG_RUNTIME_DIR to a folder that only you may enter',
  );

/** @throws UsageError where somebody else could have made it, or read it */
function mustBeOurs(path: string, found: Stats, is: 'isDirectory' | 'isFile'): void {
  const user = process.getuid?.();
  if (!found[is]()) throw unsafe(path, `is no ${is === 'isFile' ? 'plain file' : 'folder'}`);
  if (user === undefined) return;
  if (found.uid !== user) throw unsafe(path, `belongs to another user (${found.uid})`);
  if ((found.mode & 0o077) !== 0) throw unsafe(path, 'is open to other users');
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Folders for what lives as long as a login, by the XDG base directory specification; else one of this user beside others'. */
const folders = (): string[] => [
  ...[process.env.XDG_RUNTIME_DIR]
    .filter((path): path is string => path !== undefined && isAbsolute(path) && isThere(path))
    .map((path) => join(path, 'ringcentral-okta')),
  join(tmpdir(), `ringcentral-okta-${process.getuid?.() ?? 'user'}`),
];

/** One file per checkout of the project. */
const fileName = (): string => `${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16)}.json`;

/** What a file of ours says; undefined where there is none. @throws UsageError where it is not ours, or not in its shape */
function readOwn(path: string): Announcement | undefined {
  if (!isThere(dirname(path))) return undefined;
  mustBeOurs(dirname(path), lstatSync(dirname(path)), 'isDirectory');
  if (!isThere(path)) return undefined;
  if (lstatSync(path).isSymbolicLink()) throw unsafe(path, 'is no plain file');
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    mustBeOurs(path, fstatSync(descriptor), 'isFile');
    return announcementSchema.parse(JSON.parse(readFileSync(descriptor, 'utf8')));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw unsafe(path, 'is no announcement of embedded tenants');
  } finally {
    closeSync(descriptor);
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

/** Tells where the tenants are. The file holds their credentials: nobody else may read it, or have put it there. */
export function announce(announcement: Announcement): void {
  const path = join(folders()[0]!, fileName());
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mustBeOurs(folder, lstatSync(folder), 'isDirectory');
  const draft = `${path}.${announcement.pid}.tmp`;
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify(announcement), { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}

/** Takes the file away, unless later tenants have put theirs there. */
export function withdraw(pid: number): void {
  const path = join(folders()[0]!, fileName());
  if (readOwn(path)?.pid === pid) rmSync(path, { force: true });
}

/**
 * The variables of the emulators that run for this checkout.
 * @throws IncompleteError where none runs; UsageError where somebody else may have written what stands there
 */
export function runningEnvironment(environment: string): Readonly<Record<string, string>> {
  for (const folder of folders()) {
    const found = readOwn(join(folder, fileName()));
    if (found && isRunning(found.pid)) return found.env;
  }
  throw new IncompleteError(
    `No emulators are running here, so ${environment} has no variables.`,
    `Start them in another terminal: ${commandLine('sandbox')}`,
    [{ what: 'emulators', why: 'none runs for this checkout' }],
  );
}
