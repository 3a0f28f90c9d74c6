import { join } from 'node:path';
import { UsageError } from '../../engine/errors';
import type { GitHubOptions } from '../../clients/github';
import type { Outcome } from '../outcome';
import { jobOf } from './job';

/** A merge queue runs on a branch of its own, named for the pull request. */
const QUEUED = /\/pr-(\d+)-[0-9a-f]+$/;

/** How a report gets to a pull request; handed over: no command knows another. */
type Publish = (
  where: { readonly comment: string },
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  options?: GitHubOptions,
) => Promise<Outcome>;

/** Puts the review of this job, or another report, on the pull request that `PULL_REQUEST` names, or that stands in a merge queue's branch. */
export async function comment(
  publish: Publish,
  env: Readonly<Record<string, string | undefined>>,
  { file, options }: { readonly file?: string; readonly options?: GitHubOptions } = {},
): Promise<Outcome> {
  const number = env.PULL_REQUEST || QUEUED.exec(env.GITHUB_REF ?? '')?.[1];
  if (!number) throw new UsageError('PULL_REQUEST is not set: it is the number of the pull request.');
  return publish({ comment: number }, file ?? join(jobOf(env).out, 'review/review.md'), env, options);
}
