import { readFileSync } from 'node:fs';
import { githubClient, githubConfig, type GitHubOptions } from '../../clients/github';
import { UsageError } from '../../engine/errors';
import { gateFor } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import { publishComment, publishIssue, renewComments } from './publish';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read`, 'Run the command that writes it first.');
  }
};

/** Publishes a report to the repository that GITHUB_REPOSITORY names. */
export async function publish(
  where: { comment: string } | { issue: string; label: string; clean: boolean },
  file: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
  options: GitHubOptions = {},
): Promise<Outcome> {
  // A step of a pipeline may have added lines to what we wrote.
  const report = gateFor(env).markdown(read(file));
  const github = githubClient(githubConfig(env), options);
  if ('issue' in where)
    return publishIssue(github, { title: where.issue, label: where.label, clean: where.clean }, report);
  const number = Number(where.comment);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`'${where.comment}' is no pull request number`);
  return publishComment(github, number, report);
}
/** Renews the comments that still wait for something, with a report that says what is so at `now`. */
export async function renew(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  now: Date,
): Promise<Outcome> {
  return renewComments(githubClient(githubConfig(env)), gateFor(env).markdown(read(file)), now);
}

export { reviewed } from './reviewed';
