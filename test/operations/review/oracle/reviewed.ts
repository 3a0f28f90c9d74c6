import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { PersonRecord } from '../../../../engine/review/model';
import { review } from '../../../../operations/review/review';
import type { Told } from './disagreements';
import type { Row } from './oracle';
import type { Company, World } from './world';

/** Cells of RFC 4180; what a spreadsheet would run has an apostrophe before it. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    (quoted?.replaceAll('""', '"') ?? bare!).replace(/^'(?=\s*[=+\-@])/, ''),
  );

const rowsOf = (csv: string): Row[] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => cellsOf(line) as unknown as Row);

/** The command's operation over files in a folder of its own: `--base` before, this environment after. */
export class Reviewing {
  private readonly folder = mkdtempSync(join(tmpdir(), 'oracle-'));

  remove = (): void => rmSync(this.folder, { recursive: true, force: true });

  async of({ file, world }: Company, before: World, after: World, people: readonly PersonRecord[]): Promise<Told> {
    const at = (name: string) => join(this.folder, name);
    writeFileSync(at('environment.json'), JSON.stringify(after.environment));
    writeFileSync(at('people.jsonl'), people.map((one) => `${JSON.stringify(one)}\n`).join(''));
    writeFileSync(at('people.org.json'), JSON.stringify({ ...file, org: before.org }));
    for (const name of Object.keys(process.env)) if (/^(OKTA|RC|AD)_|^CI$/.test(name)) vi.stubEnv(name, undefined);
    vi.stubEnv('ENVIRONMENT_FILE', at('environment.json'));
    const { json, text, exitCode } = await review({
      env: world.environment.name,
      base: 'BASE',
      people: at('people.jsonl'),
      out: at('out'),
      formats: ['csv'],
      failOn: 'error',
      showValues: true,
      now: '2026-11-30T12:00:00Z',
    });
    vi.unstubAllEnvs();
    return {
      ...(json as Omit<Told, 'rows' | 'text' | 'exitCode'>),
      rows: rowsOf(readFileSync(at('out/people.csv'), 'utf8')),
      text,
      exitCode,
    };
  }
}
