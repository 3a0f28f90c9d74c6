import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { RefusedError } from '../engine/errors';

const above = (folder: string): string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
};

/** The place itself, where a folder on the way to it is a link to another. */
function withoutLinks(path: string): string {
  const parent = dirname(path);
  if (parent === path) return path;
  return join(existsSync(parent) ? realpathSync(parent) : withoutLinks(parent), basename(path));
}

/** Whether git would take up a file at this place with the next `git add .`; where git cannot say, it would. */
function inGit(path: string): boolean {
  const folders = above(dirname(path));
  if (!folders.some((folder) => existsSync(join(folder, '.git')))) return false;
  const cwd = folders.find((folder) => existsSync(folder)) ?? '/';
  const { status } = spawnSync('git', ['check-ignore', '--quiet', path], { cwd, stdio: 'ignore' });
  // 0: ignored; 1: not ignored; 128: no repository here after all.
  return status === 1 || status === null;
}

/** The same of several files in one folder: one that git ignores by its name says nothing of those beside it. */
export function refuseEachInGit(folder: string, names: readonly string[], hereIsFine: boolean): void {
  for (const name of names) refuseInGit(join(folder, name), hereIsFine);
}

/**
 * People's data in git stays there for ever. @throws RefusedError where git would take the file up and nobody said that this is meant
 */
export function refuseInGit(file: string, hereIsFine: boolean): void {
  const path = withoutLinks(resolve(file));
  if (hereIsFine || !inGit(path)) return;
  throw new RefusedError(
    `${file} would hold people's data in a folder that git tracks. Nothing was written.`,
    'name a place that git ignores, such as out/, or outside of the repository; --here-is-fine writes it here all the same',
  );
}
