import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedError } from '../../engine/errors';
import { refuseEachInGit, refuseInGit } from '../../operations/people-file-place';
import { apply } from '../../operations/apply/apply';
import { drift } from '../../operations/drift/drift';
import type { Outcome } from '../../operations/outcome';
import { review } from '../../operations/review/review';
import { PROJECT, surroundingsOf } from '../../operations/surroundings';

const ignoredHere = (path: string): boolean => {
  try {
    execFileSync('git', ['check-ignore', '--quiet', path], { cwd: PROJECT });
    return true;
  } catch {
    return false;
  }
};

describe("a file of people's data", () => {
  let folder: string;
  let repository: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'people-'));
    repository = join(folder, 'repository');
    mkdirSync(join(repository, 'docs'), { recursive: true });
    execFileSync('git', ['init', '-q', repository]);
    writeFileSync(join(repository, '.gitignore'), 'out/\n/*.csv\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['people.jsonl', 'docs/people.csv', 'new/deep/people.csv'])(
    'is refused where git would take it up: %s',
    (name) => {
      expect(() => refuseInGit(join(repository, name), false)).toThrow(RefusedError);
      expect(() => refuseInGit(join(repository, name), true)).not.toThrow();
    },
  );

  it('is refused where a link leads into such a folder, and beside a file that git ignores by its name', () => {
    symlinkSync(join(repository, 'docs'), join(folder, 'link'));
    for (const name of ['people.jsonl', 'new/people.jsonl'])
      expect(() => refuseInGit(join(folder, 'link', name), false)).toThrow(RefusedError);
    const ignored = ['people.csv', 'other.csv'];
    expect(() => refuseEachInGit(repository, ignored, false)).not.toThrow();
    expect(() => refuseEachInGit(repository, [...ignored, 'review.html'], false)).toThrow(/review\.html would hold/);
  });

  it('may stand where git ignores it, or outside of any repository', () => {
    for (const path of [join(repository, 'out/a/people.jsonl'), join(folder, 'people.jsonl')])
      expect(() => refuseInGit(path, false)).not.toThrow();
  });

  it('is not written by a review into such a folder, nor is anything beside it', async () => {
    const out = join(repository, 'docs/review');
    const request = {
      env: 'demo',
      base: 'HEAD',
      people: join(PROJECT, 'environments/people/invented.jsonl'),
      out,
      formats: ['csv', 'markdown'] as const,
      failOn: 'error' as const,
      showValues: false,
      now: '2026-11-22T09:00:00.000Z',
    };
    await expect(review(request)).rejects.toThrow(/would hold people's data in a folder that git tracks/);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    [
      'snapshot',
      (here) =>
        apply(
          { env: 'demo', snapshot: join(here, 'docs/kept.json') },
          surroundingsOf(() => undefined),
        ),
    ],
    [
      'drift report with values',
      (here) =>
        drift(
          { env: 'demo', verb: 'check', formats: ['json'], showValues: true, out: join(here, 'docs/drift') },
          surroundingsOf(() => undefined),
        ),
    ],
  ] satisfies [string, (here: string) => Promise<Outcome>][])(
    'is not written there as a %s, and no tenant is asked before',
    async (_what, write) => {
      const said = await write(repository).then(
        ({ text }) => text,
        (error: Error) => error.message,
      );
      expect(said).toMatch(/would hold people's data in a folder that git tracks/);
      expect(readdirSync(join(repository, 'docs'))).toEqual([]);
    },
  );

  it('is ignored by this repository under the names that its pages use', () => {
    for (const name of ['people.jsonl', 'review/people.csv', 'review/review.html', 'people.csv', 'uat.jsonl', 'out/x'])
      expect([name, ignoredHere(name)]).toEqual([name, true]);
    for (const name of ['environments/people/invented.jsonl', 'docs/people.md'])
      expect([name, ignoredHere(name)]).toEqual([name, false]);
  });
});
