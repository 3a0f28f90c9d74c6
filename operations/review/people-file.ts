import { commandLine } from '../../engine/command-line';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { UsageError } from '../../engine/errors';
import { keyOf, Keys } from '../../engine/review/keys';
import type { PersonRecord } from '../../engine/review/model';
import { isOktaStatus, OKTA_STATUSES } from '../../engine/sync';

const PIECE = 1 << 18;
/** One file is read at a time, and many ranges of it: memory outside of the heap is given back late. */
const PIECE_OF_FILE = Buffer.allocUnsafe(PIECE);
const NEWLINE = 10;
const BRACE = 123;

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

/** Bytes of a file: whose first byte is in it, that line belongs to it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const WHOLE: Range = { from: 0, to: Infinity };

/**
 * The lines of a range of a file, decoded one by one, each with its place; only one piece of the file is held. No byte of a character in
 * UTF-8 is a line end but the line end itself. Reading waits for nobody: nothing else is to be done.
 */
function eachLine(file: string, take: (line: string, at: number) => void, { from, to }: Range = WHOLE): void {
  const descriptor = openSync(file, 'r');
  try {
    let buffer = PIECE_OF_FILE;
    let held = 0;
    // Whether a line begins where the range does tells the byte before.
    let [at, inside] = from === 0 ? [0, true] : [from - 1, false];
    // What is no file (a pipe) is read from where it stands.
    const position = () => (from === 0 ? null : at + held);
    for (let read; (read = readSync(descriptor, buffer, held, buffer.length - held, position())) > 0;) {
      const filled = buffer.subarray(0, held + read);
      let start = 0;
      for (let end = filled.indexOf(NEWLINE, held); end >= 0; end = filled.indexOf(NEWLINE, start)) {
        if (inside) take(filled.toString('utf8', start, end), at + start);
        start = end + 1;
        inside = true;
        if (at + start >= to) return;
      }
      held = filled.length - start;
      at += start;
      // A line longer than the buffer: twice the room.
      const room = held === buffer.length ? Buffer.allocUnsafe(2 * held) : buffer;
      filled.copy(room, 0, start);
      buffer = room;
    }
    if (held > 0 && inside) take(buffer.toString('utf8', 0, held), at);
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

/** Whether it can be read in ranges, and how long it is. A pipe is read once, from its beginning. @throws UsageError where there is no such file */
export function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.isDirectory())
    throw new UsageError(
      `${file} is no file`,
      `Write it with \`${commandLine('person export')} --env NAME --out ${file}\`, or pass a file of fixtures.`,
    );
  return found.isFile() ? found.size : undefined;
}

/**
 * Hands people over one at a time from a file of JSON Lines, each person once, in constant memory.
 *
 * @param seen whom a reader of other ranges of the file has met
 * @throws UsageError naming file and line; of a range the line within it
 */
export function eachPerson(
  file: string,
  visit: (person: PersonRecord, at: number) => void,
  range?: Range,
  seen = new Keys(),
): Read {
  sizeOf(file);
  let [number, people, repeated] = [0, 0, 0];
  const take = (text: string, at: number) => {
    number += 1;
    const line = at === 0 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    // Nearly every line begins as JSON does: nobody looks at the rest of it for that.
    if (line.charCodeAt(0) !== BRACE ? !line.trim() : at === 0 && isOrgLine(line)) return;
    const person = parse(line, file, number);
    if (!seen.add(keyOf(person.id))) {
      repeated += 1;
      return;
    }
    people += 1;
    visit(person, at);
  };
  eachLine(file, take, range);
  return { people, repeated };
}
