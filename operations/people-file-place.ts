import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RefusedError } from '../engine/errors';

const above = (folder: string): string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
};

/** Whether git would take up a file at this place with the next `git add .`; where git cannot say, it would. */
function inGit(path: string): boolean {
  const folders = above(dirname(path));
  if (!folders.some((folder) => existsSync(join(folder, '.git')))) return false;
  const cwd = folders.find((folder) => existsSync(folder)) ?? '/';
  const { status } = spawnSync('git', ['check-ignore', '--quiet', path], { cwd, stdio: 'ignore' });
  // 0: ignored; 1: not ignored; 128: no repository here after all.
  return status === 1 || status === null;
}

/**
 * People's data in git stays there for ever. @throws RefusedError where git would take the file up and nobody said that this is meant
 */
export function refuseInGit(file: string, hereIsFine: boolean): void {
  const path = resolve(file);
  if (hereIsFine || !inGit(path)) return;
  throw new RefusedError(
    `${file} would hold people's data in a folder that git tracks. Nothing was written.`,
    'name a place that git ignores, such as out/, or outside of the repository; --here-is-fine writes it here all the same',
  );
}
