import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkingOver } from '../../../bench/walking';
import { Keys } from '../../../engine/review/keys';
import type { PersonRecord } from '../../../engine/review/model';
import type { Line } from '../../../engine/sync';
import { eachPerson } from '../../../operations/review/people-file';
import { walk, type Threads } from '../../../operations/review/walk';
import type { Walking } from '../../../operations/review/walker';
import { person } from './people';

const folder = mkdtempSync(join(tmpdir(), 'ranges-'));
const file = join(folder, 'people.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

/** Names whose characters take one to four bytes. */
const NAMES = ['Ada', 'Zoë', '李雷', '🦊 Fuchs'];

const lines = NAMES.map((name, at) =>
  JSON.stringify({ id: `00u${at}`, profiles: { okta: { displayName: name } }, groups: [] }),
);

const FILES: Readonly<Record<string, string>> = {
  'with a last line end': `${lines.join('\n')}\n`,
  'without one': lines.join('\n'),
  'with the line ends of Windows and its mark at the beginning': `\uFEFF${lines.join('\r\n')}\r\n`,
  'with empty lines between and behind': `\n${lines.join('\n\n')}\n\r\n  \n`,
};

const readIn = (ranges: readonly { readonly from: number; readonly to: number }[]): unknown[] => {
  const seen = new Keys();
  const met: unknown[] = [];
  for (const range of ranges) eachPerson(file, ({ id, profiles }, at) => met.push([id, profiles, at]), range, seen);
  return met;
};

describe.each(Object.keys(FILES))('a people file %s', (kind) => {
  it('holds the same people wherever it is cut, in the middle of a character too', () => {
    writeFileSync(file, FILES[kind]!);
    const size = Buffer.byteLength(FILES[kind]!);
    const whole = readIn([{ from: 0, to: size }]);
    expect(whole).toHaveLength(NAMES.length);
    for (let cut = 1; cut < size; cut++)
      expect(
        readIn([
          { from: 0, to: cut },
          { from: cut, to: size },
        ]),
        `cut at ${cut}`,
      ).toEqual(whole);
    const bytes = Array.from({ length: size }, (_, from) => ({ from, to: from + 1 }));
    expect(readIn(bytes)).toEqual(whole);
  });
});

describe('a people file that several threads look at', () => {
  let walking: Walking;
  /** How often looking began. */
  let started = 0;
  beforeAll(() => {
    const walked = walkingOver(file, (line): Line => {
      if (line.to === 'okta.primaryPhone') return { ...line, expr: '"#1"' };
      return line.to === 'ringcentral.extensionNumber' ? { ...line, expr: 'user.nickName', push: 'always' } : line;
    });
    walking = { ...walked, rows: 'masked' };
  });

  const people = (): PersonRecord[] =>
    Array.from({ length: 40 }, (_, at) =>
      person(`p${at}`, { number: `+16505550${100 + at}`, extension: `${100 + at}` }),
    );

  const write = (records: readonly PersonRecord[]): void =>
    writeFileSync(file, records.map((one) => `${JSON.stringify(one)}\n`).join(''));

  /** All that is found, and the lines of CSV. */
  const lookedAt = async (threads: Threads): Promise<unknown> => {
    let [rows, times] = ['', 0];
    const { tally, listed, read, extensions, belonging, carried } = await walk(
      walking,
      { start: () => void ([rows, times] = ['', times + 1]), write: (text) => void (rows += text) },
      threads,
    );
    started = times;
    const unknown = [belonging.unknown(false), carried.unknown(new Set())];
    return {
      rows,
      listed,
      read,
      extensions,
      unknown,
      told: tally.told(),
      refusals: tally.refusals(),
      patterns: tally.patternCounts(),
    };
  };

  const called = (record: PersonRecord, nickName: string): PersonRecord => ({
    ...record,
    profiles: {
      ...record.profiles,
      okta: { ...record.profiles['okta'], nickName },
      ad: { ...record.profiles['ad'], nickName },
    },
  });

  it('two people who want one number, at its two ends, are both refused', async () => {
    const records = people();
    write([called(records[0]!, '4711'), ...records.slice(1, -1), called(records.at(-1)!, '4711')]);
    const alone = await lookedAt({ threads: 1 });
    expect(alone).toMatchObject({
      refusals: expect.arrayContaining([
        expect.objectContaining({
          attribute: 'extensionNumber',
          people: 2,
          reason: expect.stringContaining('in use') as string,
        }),
      ]) as unknown,
    });
    expect(await lookedAt({ threads: 3, range: 5000, inTurn: true })).toEqual(alone);
    expect(started).toBe(1);
  });

  it('a person who stands at both ends counts once, as first told', async () => {
    const records = people();
    write([...records, called(records[0]!, '4711')]);
    const alone = await lookedAt({ threads: 1 });
    expect(alone).toMatchObject({ read: { people: 40, repeated: 1 } });
    expect(await lookedAt({ threads: 3, range: 5000, inTurn: true })).toEqual(alone);
    expect(started).toBe(2);
  });

  it('a line that is no person is named by its number', async () => {
    write(people());
    const text = people().map((one) => JSON.stringify(one));
    text[33] = '{"id":';
    writeFileSync(file, text.join('\n'));
    await expect(lookedAt({ threads: 3, range: 5000, inTurn: true })).rejects.toThrow(`${file}:34: `);
  });
});
