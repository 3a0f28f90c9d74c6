import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../../../engine/errors';
import { makeFolder, ReportLines, writeUnchanged } from '../../../reports/outgoing';

const folder = mkdtempSync(join(tmpdir(), 'private-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('below a file is refused by name: nobody can write there', () => {
  const file = join(folder, 'plan');
  writeFileSync(file, '');
  const inside = join(file, 'plan.json');
  expect(() => writeUnchanged(inside, '{}')).toThrow(UsageError);
  expect(() => writeUnchanged(inside, '{}')).toThrow(`${inside} cannot be written: `);
  for (const place of [file, inside]) expect(() => makeFolder(place)).toThrow(`${place} cannot be written: `);
});

it('in the place of a pipe, a device or a folder is refused: it stays what it is', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const place of [pipe, '/dev/null', folder]) {
    expect(() => writeUnchanged(place, '{}')).toThrow(`${place} cannot be written: what stands there is no file`);
    expect(() => new ReportLines(place)).toThrow(UsageError);
  }
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});
