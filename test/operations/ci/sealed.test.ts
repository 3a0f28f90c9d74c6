import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ci, type PipelineCommands } from '../../../operations/ci';
import { resumedLines, WITHOUT_SNAPSHOT } from '../../../operations/terraform-run/report';
import { seal, unseal } from '../../../operations/ci/sealed';

const folder = mkdtempSync(join(tmpdir(), 'sealed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [open, sealed, again] = ['open', 'sealed', 'again'].map((name) => join(folder, name)) as [string, string, string];
const env = { PIPELINE_KEY: 'k'.repeat(44) };
writeFileSync(open, '{"person":"Ada Byron"}');

it('opens with its key alone, for its owner alone, and shows nothing before', () => {
  seal(open, sealed, env);
  expect(readFileSync(sealed, 'latin1')).not.toContain('Ada');
  unseal(sealed, again, env);
  expect([readFileSync(again, 'utf8'), statSync(again).mode & 0o777]).toEqual(['{"person":"Ada Byron"}', 0o600]);
  expect(() => unseal(sealed, again, { PIPELINE_KEY: 'j'.repeat(44) })).toThrow('sealed with another PIPELINE_KEY');
});

it('is sealed anew each time: two of one content do not look alike', () => {
  seal(open, again, env);
  expect(readFileSync(again).equals(readFileSync(sealed))).toBe(false);
});

it.each([0, 30, 45, 60, -1])('refuses one that was changed at byte %i, or cut', (at) => {
  const bytes = readFileSync(sealed);
  bytes[at < 0 ? bytes.length - 1 : at]! ^= 1;
  writeFileSync(again, bytes);
  expect(() => unseal(again, open, env)).toThrow('has been changed');
  writeFileSync(again, bytes.subarray(0, 40));
  expect(() => unseal(again, open, env)).toThrow('has been changed');
});

it('that no run kept leaves a way on, which a rollback names; so does the apply that takes up what a lost one began', async () => {
  const rollback = {
    env: { ...env, ENVIRONMENT: 'demo', OUT: folder },
    now: () => new Date(),
    progress: () => undefined,
  };
  const { exitCode, json } = await ci('rollback', { ...rollback, output: folder }, {} as PipelineCommands);
  expect(exitCode).toBe(2);
  expect(json).toMatchObject({ error: { remedy: expect.stringContaining(WITHOUT_SNAPSHOT) as string } });
  expect(resumedLines([{ address: 'okta_group.pilots', how: 'imported' }])).toEqual([
    'okta_group.pilots: imported',
    `What the apply before this one had overwritten stands in its own snapshot, if that was kept; ${WITHOUT_SNAPSHOT}.`,
  ]);
  expect(resumedLines([])).toEqual([]);
});

it('needs a key that nobody guesses', () => {
  expect(() => seal(open, again, {})).toThrow('PIPELINE_KEY is not set');
  expect(() => seal(open, again, { PIPELINE_KEY: 'short' })).toThrow('less than 32 characters');
});
