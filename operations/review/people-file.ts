import { commandLine } from '../../engine/command-line';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { UsageError } from '../../engine/errors';
import type { PersonRecord } from '../../engine/review/model';
import { isOktaStatus, OKTA_STATUSES } from '../../engine/sync';
import { SeenIds } from './seen-ids';

const PIECE = 1 << 18;
const NEWLINE = 10;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPerson = (value: unknown): value is PersonRecord => {
  if (!isObject(value)) return false;
  const { id, profiles, groups } = value;
  if (typeof id !== 'string' || id === '' || !isObject(profiles) || !isObject(profiles['okta'])) return false;
  for (const system in profiles) if (!isObject(profiles[system])) return false;
  return Array.isArray(groups) && groups.every((name) => typeof name === 'string');
};

const WRITES = `\`${commandLine('person export')} --env NAME\` writes them.`;

/** What stands in the place of JSON Lines, told by how it begins. */
const UNREADABLE: readonly { readonly fits: RegExp; readonly remedy: string }[] = [
  {
    fits: /^\uFFFD\uFFFD|^.?\0/,
    remedy: `The file is UTF-16, as Windows PowerShell writes what it redirects, or no text: save it as UTF-8. ${WRITES}`,
  },
  { fits: /^\s*\[/, remedy: `The file is one JSON list: write one person a line. ${WRITES}` },
  { fits: /^\s*\{\s*$/, remedy: `A person is spread over several lines: write one person a line. ${WRITES}` },
  { fits: /^\s*(#|\/\/)/, remedy: `JSON Lines have no comments. ${WRITES}` },
  { fits: /^[^{]*[,;\t]/, remedy: `The file looks like CSV, which holds no profiles by system. ${WRITES}` },
];

function parse(line: string, file: string, number: number): PersonRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UsageError(
      `${file}:${number}: ${(error as Error).message}`,
      UNREADABLE.find(({ fits }) => fits.test(line))?.remedy ??
        'Each line is one person as JSON: {"id","profiles":{…},"groups":[…]}.',
    );
  }
  if (isPerson(value)) {
    if (value.status === undefined || isOktaStatus(value.status)) return value;
    throw new UsageError(
      `${file}:${number}: status ${JSON.stringify(value.status)} is no state of Okta's`,
      `Known are ${OKTA_STATUSES.join(', ')}; without a status a person counts as ACTIVE.`,
    );
  }
  throw new UsageError(
    `${file}:${number}: no person`,
    'Each line is {"id":"…","profiles":{"okta":{…},"<system>":{…}},"groups":["…"]}.',
  );
}

/** The lines of a file, decoded one by one; only one piece of the file is held. Reading waits for nobody: nothing else is to be done. */
function eachLine(file: string, take: (line: string) => void): void {
  const descriptor = openSync(file, 'r');
  try {
    let buffer = Buffer.allocUnsafe(PIECE);
    let held = 0;
    for (let read; (read = readSync(descriptor, buffer, held, buffer.length - held, null)) > 0;) {
      const filled = buffer.subarray(0, held + read);
      let start = 0;
      for (let end = filled.indexOf(NEWLINE, held); end >= 0; end = filled.indexOf(NEWLINE, start)) {
        take(filled.toString('utf8', start, end));
        start = end + 1;
      }
      held = filled.length - start;
      // A line longer than the buffer: twice the room.
      const room = held === buffer.length ? Buffer.allocUnsafe(2 * held) : buffer;
      filled.copy(room, 0, start);
      buffer = room;
    }
    if (held > 0) take(buffer.toString('utf8', 0, held));
  } finally {
    closeSync(descriptor);
  }
}

/** What a file held. */
export interface Read {
  readonly people: number;
  /** Lines about somebody who stood in the file before; the first line counts. */
  readonly repeated: number;
}

/** A file that one run keeps for another begins with the org that the people live in. */
const isOrgLine = (line: string): boolean => line.startsWith('{"kind":"ringcentral-okta/org"');

/** The first line, where it tells of the org; undefined where the file begins with people. */
export function orgLineOf(file: string): string | undefined {
  let first: string | undefined;
  try {
    eachLine(file, (line) => {
      first ??= line;
      if (!isOrgLine(line)) throw new Found();
    });
  } catch (error) {
    if (!(error instanceof Found)) throw error;
  }
  return first !== undefined && isOrgLine(first) ? first : undefined;
}

/** Ends the reading of a file. */
class Found extends Error {}

/** Windows' editors put it before the first line. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Hands people over one at a time from a file of JSON Lines, each person once, in constant memory.
 * @throws UsageError naming file and line.
 */
export function eachPerson(file: string, visit: (person: PersonRecord) => void): Read {
  if (!statSync(file, { throwIfNoEntry: false }) || statSync(file).isDirectory())
    throw new UsageError(
      `${file} is no file`,
      `Write it with \`${commandLine('person export')} --env NAME --out ${file}\`, or pass a file of fixtures.`,
    );
  const seen = new SeenIds();
  let [number, people, repeated] = [0, 0, 0];
  eachLine(file, (text) => {
    number += 1;
    const line = number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    if (!line.trim() || (number === 1 && isOrgLine(line))) return;
    const person = parse(line, file, number);
    if (seen.again(person.id)) {
      repeated += 1;
      return;
    }
    people += 1;
    visit(person);
  });
  return { people, repeated };
}
