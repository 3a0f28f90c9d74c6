import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { PrivateLines } from '../private-file';

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Streams values as JSON Lines to a stream that stays open, no faster than its reader. Answers how many. */
export async function streamLines(stream: Writable, values: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const value of values) {
    if (!stream.write(lineOf(value))) await once(stream, 'drain');
    count += 1;
  }
  return count;
}

/**
 * Writes values as JSON Lines to a file that only its owner may read; it appears when it is complete. Answers how many.
 * @throws UsageError where the file cannot be written
 */
export async function writeLines(path: string, values: AsyncIterable<unknown>): Promise<number> {
  const file = new PrivateLines(path);
  let count = 0;
  try {
    for await (const value of values) {
      file.write(lineOf(value));
      count += 1;
    }
  } catch (error) {
    file.abandon();
    throw error;
  }
  file.finish();
  return count;
}
