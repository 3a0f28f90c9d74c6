import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, extname } from 'node:path';
import { IncompleteError, UsageError, type UserFacingError } from '../../engine/errors';
import { DISK_FULL } from '../../engine/explanations/messages/terraform';
import type { Variables } from './credentials';
import { gateFor, type Gate } from './gate';

const OWNER_ONLY = 0o600;
const BUFFERED = 1 << 16;

const partialOf = (path: string): string => `${path}.${process.pid}.partial`;

/** Where a folder above is a file, there is none. */
function discard(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // nothing to take away
  }
}

/** A full disk is nobody's wrong word. */
const refused = (path: string, error: unknown): UserFacingError => {
  const { message } = error as Error;
  const why = `${path} cannot be written: ${message}`;
  if (DISK_FULL.test(message))
    return new IncompleteError(why, 'make room there, then run again', [{ what: path, why }]);
  return new UsageError(why, 'name a place in a folder of yours');
};

/** A file that appears by its name takes the place of what stands there: no device, pipe or folder is to be lost that way. */
function refuseOther(path: string): void {
  const standing = statSync(path, { throwIfNoEntry: false });
  if (standing && !standing.isFile()) throw new Error('what stands there is no file');
}

const KINDS: Readonly<Record<string, keyof Pick<Gate, 'json' | 'html' | 'markdown'>>> = {
  '.json': 'json',
  '.jsonl': 'json',
  '.sarif': 'json',
  '.html': 'html',
  '.md': 'markdown',
};

/** The gate for what a file of this name holds. */
const gateOf = (path: string, env: Variables): ((content: string) => string) =>
  gateFor(env)[KINDS[extname(path)] ?? 'text'];

/** Makes a folder and those above it. @throws UsageError where a file stands there, IncompleteError where the disk is full */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw refused(path, error);
  }
}

/**
 * Writes a file that only its owner may read, whole or not at all, exactly as given; folders above it are made. For what a later run
 * reads back, such as a saved plan; reports go by `writeReport`.
 * @throws UsageError where there can be no such file, IncompleteError where the disk is full
 */
export function writeUnchanged(path: string, content: string | Uint8Array): void {
  const partial = partialOf(path);
  try {
    refuseOther(path);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(partial, { force: true });
    // In a folder of many, somebody else may have put a link there.
    writeFileSync(partial, content, { mode: OWNER_ONLY, flag: 'wx' });
    chmodSync(partial, OWNER_ONLY);
    renameSync(partial, path);
  } catch (error) {
    discard(partial);
    throw refused(path, error);
  }
}

/**
 * Writes a report that only its owner may read, whole or not at all: JSON, Markdown, HTML or text, by the end of its name.
 * @throws UsageError where there can be no such file
 */
export const writeReport = (path: string, content: string, env: Variables = process.env): void =>
  writeUnchanged(path, gateOf(path, env)(content));

/** Adds to a file that somebody else made, as GitHub's runner does for a step: the rest of it stays. @throws UsageError */
export function appendUnchanged(path: string, content: string): void {
  try {
    appendFileSync(path, content, { mode: OWNER_ONLY });
  } catch (error) {
    throw refused(path, error);
  }
}

/** The same with a report, through the gate of its kind. */
export const appendReport = (
  path: string,
  content: string,
  kind: 'markdown' | 'text',
  env: Variables = process.env,
): void => appendUnchanged(path, gateFor(env)[kind](content));

/** A report of many lines that only its owner may read; it appears under its name when it is complete. */
export class ReportLines {
  private readonly partial: string;
  private readonly descriptor: number;
  private readonly gate: (content: string) => string;
  private pending = '';

  /** @throws UsageError where there can be no such file */
  constructor(
    private readonly path: string,
    env: Variables = process.env,
  ) {
    this.partial = partialOf(path);
    this.gate = gateOf(path, env);
    try {
      refuseOther(path);
      mkdirSync(dirname(path), { recursive: true });
      rmSync(this.partial, { force: true });
      this.descriptor = openSync(this.partial, 'wx', OWNER_ONLY);
    } catch (error) {
      throw refused(path, error);
    }
  }

  /** Takes one line, its end included. */
  write(line: string): void {
    this.pending += line;
    if (this.pending.length > BUFFERED) this.flush();
  }

  finish(): void {
    this.flush();
    closeSync(this.descriptor);
    renameSync(this.partial, this.path);
  }

  abandon(): void {
    closeSync(this.descriptor);
    rmSync(this.partial, { force: true });
  }

  private flush(): void {
    const bytes = Buffer.from(this.gate(this.pending));
    this.pending = '';
    try {
      // A full disk takes less than it is given before it refuses.
      for (let written = 0; written < bytes.length;) written += writeSync(this.descriptor, bytes, written);
    } catch (error) {
      throw refused(this.path, error);
    }
  }
}
