import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bench } from '../../bench/bench';
import { docs } from '../../operations/docs/docs';
import { flows } from '../../operations/flows/flows';
import { loadEnvironments } from '../../project';
import { onlyLong } from '../support/effort';
import { schemaProblems } from '../support/schema';

const ROOT = resolve(__dirname, '../..');
const SCHEMAS = readdirSync(join(ROOT, 'contracts/schemas')).map((file) => file.replace('.schema.json', ''));
const namesOf = (folder: string, of: (text: string) => boolean): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.ts') && of(readFileSync(join(ROOT, folder, file), 'utf8')))
    .map((file) => file.replace('.ts', ''));

/** Schemas that are called by what they hold, where the command is called otherwise. */
const SCHEMA_OF: Readonly<Record<string, string>> = {
  sandbox: 'emulators',
  'environment-show': 'flows',
  'person-show': 'whois',
  'person-simulate': 'whatif',
  'person-verify': 'verify',
  'person-export': 'export',
  'ci-comment': 'publish',
  'ci-issue': 'publish',
  'ci-promote': 'promote',
  'ci-reviewed': 'reviewed',
  'ci-step': 'ci',
};
const COMMANDS = [
  ...namesOf('scripts', (text) => text.includes('void cli')),
  ...namesOf('scripts/commands', () => true).map((command) => SCHEMA_OF[command] ?? command),
];

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return path.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });

describe('what commands print with --json', () => {
  it.each(COMMANDS)('%s has a schema', (command) => {
    expect(SCHEMAS.filter((name) => name === command || name.startsWith(`${command}-`))).not.toEqual([]);
  });

  const tests = sources(join(ROOT, 'test')).join('\n');
  it.each(SCHEMAS)('%s is held to real output by a test', (name) => {
    expect(new RegExp(`schemaProblems\\([^;]*['\`]${name.replace(/-.*/, '')}`).test(tests)).toBe(true);
  });

  it('fits for flows, in every environment', () => {
    for (const { name } of loadEnvironments()) expect(schemaProblems('flows', flows(name).json)).toEqual([]);
  });

  it('fits for docs', () => {
    expect(
      schemaProblems('docs', docs({ root: ROOT, check: true, checks: [], commands: [], smallest: '' }).json),
    ).toEqual([]);
  });

  // A whole bench for the shape of its lines.
  it.skipIf(onlyLong.skip)(`fits for each line of a bench${onlyLong.because}`, async () => {
    const { lines } = await bench('expressions');
    for (const line of lines) expect(schemaProblems('bench', line)).toEqual([]);
  });
});
