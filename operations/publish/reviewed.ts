import { githubClient, githubConfig } from '../../clients/github';
import { RefusedError } from '../../engine/errors';
import { marker } from '../../reports/review/markdown';
import type { Outcome } from '../outcome';
import { own } from './publish';

/** The last line: what a report shows of names and expressions stands above it. */
const HASH = /(?:^|\n)<!-- plan ([0-9a-f]{64}) -->\s*$/;

const refused = (why: string) =>
  new RefusedError(
    why,
    'open a pull request and let its pipeline review the plan, or state the hash you reviewed by hand',
  );

/**
 * The hash of the plan that was reviewed on the pull request a commit came from: the comment that the token's own account wrote about the environment carries
 * it. Throws RefusedError where nobody reviewed one.
 */
export async function reviewed(
  { env: environment, commit }: { readonly env: string; readonly commit: string },
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Outcome> {
  const github = githubClient(githubConfig(env));
  const merged = (await github.pullRequestsOf(commit)).filter(({ merged_at }) => merged_at);
  if (merged.length === 0) throw refused(`${commit} was not merged from a pull request.`);
  const login = await github.login();
  for (const { number } of merged) {
    const mine = own(await github.comments(number), login, marker(environment));
    const hash = HASH.exec(mine?.body ?? '')?.[1];
    if (hash) return { exitCode: 0, json: { hash, pullRequest: number }, text: hash };
  }
  throw refused(
    `No plan of ${environment} was reviewed on pull request ${merged.map(({ number }) => number).join(', ')}.`,
  );
}
