import { once } from 'node:events';
import { createWriteStream, mkdirSync, renameSync, rmSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { UsageError } from '../../engine/errors';

/** Writes one line and waits while the reader is slower. */
async function write(stream: Writable, value: unknown): Promise<void> {
  if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, 'drain');
}

async function writeAll(stream: Writable, values: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const value of values) {
    await write(stream, value);
    count += 1;
  }
  return count;
}

/** Streams values as JSON Lines to a stream that stays open. Answers how many. */
export const streamLines = (stream: Writable, values: AsyncIterable<unknown>): Promise<number> =>
  writeAll(stream, values);

/** @throws UsageError where there is no such folder, or it is not ours */
async function openDraft(path: string, draft: string): Promise<WriteStream> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(draft, { force: true });
    const stream = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
    await once(stream, 'open');
    return stream;
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`, 'Name a file in a folder of yours.');
  }
}

/**
 * Writes values as JSON Lines to a file that only its owner may read; it appears when it is complete. Answers how many.
 * @throws UsageError where the file cannot be written
 */
export async function writeLines(path: string, values: AsyncIterable<unknown>): Promise<number> {
  const draft = `${path}.${process.pid}.tmp`;
  const stream = await openDraft(path, draft);
  try {
    const count = await writeAll(stream, values);
    stream.end();
    await finished(stream);
    renameSync(draft, path);
    return count;
  } catch (error) {
    stream.destroy();
    rmSync(draft, { force: true });
    throw error;
  }
}
