import { githubClient, githubConfig } from '../../clients/github';
import { RefusedError } from '../../engine/errors';
import { marker } from '../../reports/markdown/review';
import type { Outcome } from '../outcome';

const HASH = /<!-- plan ([0-9a-f]{64}) -->/;
/** Who the token of a GitHub job comments as. */
const BOT = 'Bot';

const refused = (why: string) =>
  new RefusedError(
    why,
    'open a pull request and let its pipeline review the plan, or state the hash you reviewed by hand',
  );

/**
 * The hash of the plan that was reviewed on the pull request a commit came from: the bot's own comment about the environment carries
 * it. Throws RefusedError where nobody reviewed one.
 */
export async function reviewed(
  { env: environment, commit }: { readonly env: string; readonly commit: string },
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Outcome> {
  const github = githubClient(githubConfig(env));
  const merged = (await github.pullRequestsOf(commit)).filter(({ merged_at }) => merged_at);
  if (merged.length === 0) throw refused(`${commit} was not merged from a pull request.`);
  for (const { number } of merged) {
    const mine = (await github.comments(number)).filter(
      ({ body, user }) => user?.type === BOT && body?.startsWith(marker(environment)),
    );
    const hash = mine.flatMap(({ body }) => HASH.exec(body ?? '')?.[1] ?? []).at(-1);
    if (hash) return { exitCode: 0, json: { hash, pullRequest: number }, text: hash };
  }
  throw refused(
    `No plan of ${environment} was reviewed on pull request ${merged.map(({ number }) => number).join(', ')}.`,
  );
}
