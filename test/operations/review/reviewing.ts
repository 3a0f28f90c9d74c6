import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import type { OrgFile } from '../../../engine/org/exported';
import type { PersonRecord } from '../../../engine/review/model';
import { review } from '../../../operations/review/review';
import { schemaProblems } from '../../support/schema';
import type { Row } from './oracle/oracle';

/** What a review says. */
export interface Told {
  readonly exitCode: number;
  readonly complete: boolean;
  readonly incomplete: readonly { readonly what: string; readonly why: string }[];
  readonly attributes: readonly {
    readonly system: string;
    readonly attribute: string;
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
  }[];
  readonly access: { readonly gained: number; readonly lost: number };
  readonly configuration: readonly {
    readonly kind: string;
    readonly id: string;
    readonly change: string;
    readonly people: number;
  }[];
  readonly refusals: readonly { readonly system: string; readonly attribute: string; readonly people: number }[];
  readonly worst: { readonly kind: string; readonly people: number; readonly sentence: string };
  readonly findings: readonly { readonly id: string; readonly where: string; readonly message: string }[];
  /** Each change of `people.csv`. */
  readonly rows: readonly Row[];
  /** The comment, and the page. */
  readonly text: string;
  readonly page: string;
}

interface Compared {
  readonly after: EnvironmentInput;
  readonly people: readonly PersonRecord[];
  /** What stands behind each person's line. @default a line end */
  readonly lineEnd?: string;
  /** Absent: nobody told of the org. */
  readonly org?: OrgFile | undefined;
}

/** Cells of RFC 4180; what a spreadsheet would run has an apostrophe before it. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    (quoted?.replaceAll('""', '"') ?? bare!).replace(/^'(?=\s*[=+\-@])/, ''),
  );

const rowsOf = (csv: string): Row[] =>
  csv
    .replace(/\n$/, '')
    .split('\n')
    .slice(1)
    .map((line) => cellsOf(line) as unknown as Row);

/** The command's operation over files in a folder of its own: `--base` before, this environment after. */
export class Reviewing {
  private readonly folder = mkdtempSync(join(tmpdir(), 'oracle-'));

  remove = (): void => rmSync(this.folder, { recursive: true, force: true });

  /** The base is what the test has `configurationAt` answer. */
  async of({ after, people, org, lineEnd = '\n' }: Compared): Promise<Told> {
    const at = (name: string) => join(this.folder, name);
    writeFileSync(at('environment.json'), JSON.stringify(after));
    writeFileSync(at('people.jsonl'), people.map((one) => `${JSON.stringify(one)}${lineEnd}`).join(''));
    rmSync(at('people.org.json'), { force: true });
    if (org) writeFileSync(at('people.org.json'), JSON.stringify(org));
    for (const name of Object.keys(process.env)) if (/^(OKTA|RC|AD)_|^CI$/.test(name)) vi.stubEnv(name, undefined);
    vi.stubEnv('ENVIRONMENT_FILE', at('environment.json'));
    const { json, text, exitCode } = await review({
      env: after.name,
      base: 'BASE',
      people: at('people.jsonl'),
      out: at('out'),
      formats: ['csv', 'html'],
      failOn: 'error',
      showValues: true,
      now: '2026-11-30T12:00:00Z',
    });
    vi.unstubAllEnvs();
    expect(schemaProblems('review', json)).toEqual([]);
    const written = (name: string): string => readFileSync(at(`out/${name}`), 'utf8');
    const rows = rowsOf(written('people.csv'));
    return {
      ...(json as Omit<Told, 'rows' | 'text' | 'page' | 'exitCode'>),
      rows,
      text,
      page: written('review.html'),
      exitCode,
    };
  }
}
