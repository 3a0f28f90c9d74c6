import type { Outcome } from '../outcome';
import { hashOf, jobOf, kept, whyOf, type Job, type Kept } from './job';

type ExitCode = Outcome['exitCode'];

interface Judged {
  readonly exitCode: ExitCode;
  readonly says: string;
}

const INCOMPLETE = 3;

const known = (status: number): ExitCode => (status === 0 || status === 1 || status === 2 ? status : INCOMPLETE);

/** A plan with changes is no failure; an end without a plan is one, whatever the code. */
function planned(plan: Kept | undefined): Judged {
  const hash = hashOf(plan);
  if (plan?.status === 0 && hash) return { exitCode: 0, says: `the plan ${hash.slice(0, 12)} changes nothing` };
  if (plan?.status === 1 && plan.result['refused']) return { exitCode: 1, says: `the plan is refused: ${whyOf(plan)}` };
  if (plan?.status === 1 && hash) return { exitCode: 0, says: `the plan ${hash.slice(0, 12)} changes something` };
  const exitCode = plan && plan.status > 1 ? known(plan.status) : INCOMPLETE;
  return { exitCode, says: `there is no plan: ${whyOf(plan)}` };
}

/** A review that did not look at the plan is none. */
function looked(review: Kept | undefined, hash: string | undefined): Judged {
  if (review === undefined) return { exitCode: INCOMPLETE, says: 'there is no review: it did not run' };
  const exitCode = known(review.status);
  if (exitCode > 1) return { exitCode, says: `the review is incomplete: ${whyOf(review)}` };
  if (hash === undefined || hashOf(review) !== hash)
    return { exitCode: INCOMPLETE, says: 'there is no review of this plan' };
  return {
    exitCode,
    says: exitCode === 0 ? 'the review has no finding to settle' : 'the review has findings to settle',
  };
}

/** A fork has no credentials: its review compares revisions, and is what its check is about. */
function ofFork(review: Kept | undefined): Judged {
  if (review === undefined || known(review.status) > 1)
    return { exitCode: INCOMPLETE, says: `there is no review: ${whyOf(review)}` };
  return { exitCode: known(review.status), says: 'compared with git; people not looked at' };
}

function judged(job: Job): readonly Judged[] {
  const [plan, review] = [kept(job, 'plan'), kept(job, 'review')];
  return job.fork ? [ofFork(review)] : [planned(plan), looked(review, hashOf(plan))];
}

/** The worst of what plan and review said, once everything has been reported. Green is earned by a plan and a review that looked at it. */
export function verdict(env: Readonly<Record<string, string | undefined>>): Outcome {
  const job = jobOf(env);
  const all = judged(job);
  const says = all.map((one) => `${job.environment}: ${one.says}`);
  return {
    exitCode: Math.max(...all.map((one) => one.exitCode)) as ExitCode,
    json: { step: 'verdict', says },
    text: says.join('\n'),
  };
}
