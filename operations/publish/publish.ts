import { commandLine } from '../../engine/command-line';
import type { GitHub } from '../../clients/github';
import { DAY_MS } from '../../engine/conditions/attestation';
import { UsageError } from '../../engine/errors';
import { everythingArrived } from '../../reports/arrivals/markdown';
import type { Outcome } from '../outcome';
import { counted } from '../../engine/counted';

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

interface Written {
  readonly body?: string | null | undefined;
  readonly user?: { readonly login?: string | undefined } | null | undefined;
}

/**
 * Those that the token's own account wrote, found by their first line: somebody else's may begin with the same, and is theirs. GraphQL tells a
 * job's account without the `[bot]` that its comments have.
 */
function allOwn<T extends Written>(found: readonly T[], login: string, marker: string): T[] {
  const plain = (name: string | undefined) => name?.replace(/\[bot\]$/, '').toLowerCase();
  return found.filter(({ body, user }) => plain(user?.login) === plain(login) && body?.startsWith(marker));
}

/** The first of them. */
export const own = <T extends Written>(found: readonly T[], login: string, marker: string): T | undefined =>
  allOwn(found, login, marker)[0];

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

/** A comment that nobody has changed for so long is let be. */
const RENEWED_MS = 90 * DAY_MS;

/** Comments of ours that wait for something still say what is so now, on whichever pull requests they stand; a finished one stays as it is. */
export async function renewComments(github: GitHub, report: string, now: Date): Promise<Outcome> {
  const marker = markerOf(report);
  const [found, login] = [await github.commentsSince(new Date(now.getTime() - RENEWED_MS)), await github.login()];
  const waiting = allOwn(found, login, marker).filter(({ body }) => !everythingArrived(body ?? ''));
  const stale = waiting.filter(({ body }) => body !== report);
  for (const { id } of stale) await github.updateComment(id, report);
  return outcome(`${stale.length} of ${counted(waiting.length, 'waiting comment')} renewed`);
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
