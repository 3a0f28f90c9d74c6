import { commandLine } from '../../engine/command-line';
import type { GitHub } from '../../clients/github';
import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';

const MARKER = /^<!-- ringcentral-okta:[\w:-]+ -->/;

/** The hidden first line that every report starts with; by it the comment or issue is found again. */
function markerOf(report: string): string {
  const marker = MARKER.exec(report)?.[0];
  if (!marker)
    throw new UsageError(
      'The report has no marker in its first line',
      `Pass a file written by ${commandLine('review')} or ${commandLine('drift')}.`,
    );
  return marker;
}

/**
 * Of these the one that the token's own account wrote, found by its first line: somebody else's may begin with the same, and is theirs. GraphQL tells a
 * job's account without the `[bot]` that its comments have.
 */
export function own<
  T extends {
    readonly body?: string | null | undefined;
    readonly user?: { readonly login?: string | undefined } | null | undefined;
  },
>(found: readonly T[], login: string, marker: string): T | undefined {
  const plain = (name: string | undefined) => name?.replace(/\[bot\]$/, '').toLowerCase();
  return found.find(({ body, user }) => plain(user?.login) === plain(login) && body?.startsWith(marker));
}

const outcome = (did: string): Outcome => ({ exitCode: 0, json: { did }, text: did });

/** One comment on a pull request: created the first time, updated in place after that. */
export async function publishComment(github: GitHub, number: number, report: string): Promise<Outcome> {
  const marker = markerOf(report);
  const mine = own(await github.comments(number), await github.login(), marker);
  if (mine?.body === report) return outcome('comment unchanged');
  if (mine) await github.updateComment(mine.id, report);
  else await github.createComment(number, report);
  return outcome(mine ? 'comment updated' : 'comment created');
}

/** One issue: opened when there is something to say, updated in place, closed when clean, opened again when not. */
export async function publishIssue(
  github: GitHub,
  { title, label, clean }: { title: string; label: string; clean: boolean },
  report: string,
): Promise<Outcome> {
  const marker = markerOf(report);
  const mine = own(await github.issues(label), await github.login(), marker);
  if (!mine) {
    if (clean) return outcome('nothing to report');
    await github.createIssue(title, report, label);
    return outcome('issue created');
  }
  if (clean && mine.state === 'closed') return outcome('issue stays closed');
  await github.updateIssue(mine.number, { body: report, state: clean ? 'closed' : 'open' });
  return outcome(clean ? 'issue closed' : 'issue updated');
}
