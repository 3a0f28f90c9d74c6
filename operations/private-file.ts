import { chmodSync, closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../engine/errors';

const OWNER_ONLY = 0o600;
const BUFFERED = 1 << 16;

const partialOf = (path: string): string => `${path}.${process.pid}.partial`;

const refused = (path: string, error: unknown): UsageError =>
  new UsageError(`${path} cannot be written: ${(error as Error).message}`, 'name a place in a folder of yours');

/**
 * Writes a file that only its owner may read, whole or not at all; folders above it are made.
 * @throws UsageError where there can be no such file
 */
export function writePrivately(path: string, content: string | Uint8Array): void {
  const partial = partialOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, content, { mode: OWNER_ONLY });
    chmodSync(partial, OWNER_ONLY);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw refused(path, error);
  }
}

/** A file of many lines that only its owner may read; it appears under its name when it is complete. */
export class PrivateLines {
  private readonly partial: string;
  private readonly descriptor: number;
  private pending = '';

  /** @throws UsageError where there can be no such file */
  constructor(private readonly path: string) {
    this.partial = partialOf(path);
    try {
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
    const bytes = Buffer.from(this.pending);
    this.pending = '';
    // A full disk takes less than it is given before it refuses.
    for (let written = 0; written < bytes.length;) written += writeSync(this.descriptor, bytes, written);
  }
}
