import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../engine/errors';

const OWNER_ONLY = 0o600;

/**
 * Writes a file that only its owner may read, whole or not at all; folders above it are made.
 * @throws UsageError where there can be no such file
 */
export function writePrivately(path: string, content: string | Uint8Array): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, content, { mode: OWNER_ONLY });
    chmodSync(partial, OWNER_ONLY);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`, 'name a place in a folder of yours');
  }
}
