import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../../../engine/errors';
import { writeUnchanged } from '../../../reports/outgoing';

const folder = mkdtempSync(join(tmpdir(), 'private-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('below a file is refused by name: nobody can write there', () => {
  const file = join(folder, 'plan');
  writeFileSync(file, '');
  const inside = join(file, 'plan.json');
  expect(() => writeUnchanged(inside, '{}')).toThrow(UsageError);
  expect(() => writeUnchanged(inside, '{}')).toThrow(`${inside} cannot be written: `);
});
