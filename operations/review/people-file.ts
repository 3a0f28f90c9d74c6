import { createReadStream, existsSync } from 'node:fs';
import { UsageError } from '../../engine/errors';
import type { PersonRecord } from '../../engine/review/model';

const CHUNK = 1 << 20;
const NEWLINE = 10;

const isPerson = (value: unknown): value is PersonRecord => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, profiles, groups } = value as Partial<PersonRecord>;
  return typeof id === 'string' && typeof profiles === 'object' && profiles !== null && Array.isArray(groups);
};

function parse(line: string, file: string, number: number): PersonRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UsageError(
      `${file}:${number}: ${(error as Error).message}`,
      'Each line is one person as JSON: {"id","profiles":{…},"groups":[…]}.',
    );
  }
  if (isPerson(value)) return value;
  throw new UsageError(
    `${file}:${number}: no person`,
    'Each line is {"id":"…","profiles":{"okta":{…},"<system>":{…}},"groups":["…"]}.',
  );
}

/**
 * Hands people over one at a time from a file of JSON Lines, in constant memory.
 * @throws UsageError naming file and line.
 */
export async function eachPerson(file: string, visit: (person: PersonRecord) => void): Promise<void> {
  if (!existsSync(file))
    throw new UsageError(
      `${file} does not exist`,
      'Write it with `npm run export -- --env NAME`, or pass a file of fixtures.',
    );
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  const take = (line: string): void => {
    number += 1;
    if (line.trim()) visit(parse(line, file, number));
  };
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const buffer = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = buffer.indexOf(NEWLINE, start); end >= 0; end = buffer.indexOf(NEWLINE, start)) {
      take(buffer.toString('utf8', start, end));
      start = end + 1;
    }
    rest = buffer.subarray(start);
  }
  if (rest.length) take(rest.toString('utf8'));
}
