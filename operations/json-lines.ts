import { ReportLines, type Terminal } from '../reports/outgoing';

/** Prints values as JSON Lines, no faster than they are read. Answers how many. */
export async function printLines(terminal: Terminal, values: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const value of values) {
    await terminal.printLine(JSON.stringify(value));
    count += 1;
  }
  return count;
}

/**
 * Writes values as JSON Lines to a file that only its owner may read; it appears when it is complete. Answers how many.
 * @throws UsageError where the file cannot be written
 */
export async function writeLines(path: string, values: AsyncIterable<unknown>): Promise<number> {
  const file = new ReportLines(path);
  let count = 0;
  try {
    for await (const value of values) {
      file.write(`${JSON.stringify(value)}\n`);
      count += 1;
    }
  } catch (error) {
    file.abandon();
    throw error;
  }
  file.finish();
  return count;
}
