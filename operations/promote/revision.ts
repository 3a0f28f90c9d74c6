import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RefusedError, UsageError } from '../../engine/errors';

const run = promisify(execFile);

async function git(root: string, ...args: string[]): Promise<string> {
  try {
    return (await run('git', args, { cwd: root })).stdout.trim();
  } catch (error) {
    throw new UsageError(`git ${args[0]!} failed: ${(error as Error).message.split('\n').at(-1)!}`);
  }
}

/**
 * The commit that is checked out. With `wanted` it must be that one, and nothing in it may have been edited: what is promoted is
 * what was reviewed. Throws RefusedError where it is not.
 */
export async function revisionOf(root: string, wanted: string | undefined): Promise<string> {
  const head = await git(root, 'rev-parse', 'HEAD');
  if (wanted === undefined) return head;
  const commit = await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${wanted}^{commit}`);
  if (commit !== head) throw new RefusedError(`${head} is checked out, not ${commit}.`, 'check that revision out');
  const edited = await git(root, 'status', '--porcelain', '--untracked-files=no');
  if (edited !== '')
    throw new RefusedError(`Files differ from ${commit}:\n${edited}`, 'commit them, or take them back');
  return commit;
}
