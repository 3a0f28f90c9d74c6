import { unreadBecause, UserFacingError } from '../../engine/errors';
import { loadEnvironment } from '../../project';
import type { Outcome } from '../outcome';
import type { Connecting } from '../tenants/connect';
import { checklist } from './checklist';
import { cleanUp } from './clean-up';
import { judged, type StepResult } from './judge';
import { openRun, type VerifyRequest } from './open';
import { stepText, verifyText } from './report';
import { failed, type Run, type Seen, type VerifyStep } from './run';
import { STEPS } from './steps/catalogue';
import { masked, unmasked, type Mask } from '../../reports/mask';
import { inLines } from '../../reports/outgoing';
import { joined, ofVendor } from '../../reports/personal';

const interrupted = (run: Run): boolean => run.signal?.aborted ?? false;

const INTERRUPTED: Seen = { ...failed('interrupted'), unread: [{ what: 'the steps after it', why: 'interrupted' }] };

/** What a tenant refuses ends the step, not the run: later steps may still tell something. */
async function taken(step: VerifyStep, run: Run): Promise<Seen> {
  if (interrupted(run)) return INTERRUPTED;
  try {
    return await step.take(run);
  } catch (error) {
    if (interrupted(run)) return INTERRUPTED;
    if (!(error instanceof UserFacingError)) throw error;
    const profiles = [run.found.user?.profile, run.found.appUser?.profile, run.found.adUser?.attributes];
    const parts = [ofVendor(error.message, profiles), ...(error.remedy ? [error.remedy] : [])];
    const seen = failed(joined(parts, ' Remedy: '));
    return error.exitCode === 3 ? { ...seen, unread: unreadBecause(`step ${step.step}`, error) } : seen;
  }
}

async function walk(run: Run, mask: Mask): Promise<StepResult[]> {
  const items = checklist(run.environment, run.live);
  const results: StepResult[] = [];
  for (const step of STEPS) {
    results.push(judged(step, await taken(step, run), items, run, mask));
    run.progress(stepText(inLines(results.at(-1)!)));
  }
  return results;
}

/** What the throw-away person leaves behind; nothing where nobody was made. */
async function tidied(run: Run): Promise<string[]> {
  const { throwAway, directory, login, progress } = run;
  if (!throwAway || !directory) return [];
  progress(`Taking ${login} away again`);
  return cleanUp({ ...run, directory }, login);
}

async function play(run: Run, mask: Mask): Promise<{ steps: StepResult[]; left: string[] }> {
  try {
    return { steps: await walk(run, mask), left: await tidied(run) };
  } catch (error) {
    const left = await tidied(run);
    if (left.length > 0) run.progress(['Left behind:', ...left].join('\n  '));
    throw error;
  }
}

/**
 * The guide's seven steps, from a person in the directory to the number that stands there, each with evidence and beside it
 * everything declared that an API shows. What it made it takes away, after Ctrl-C too. Exit 1 where a step failed, 3 where it
 * could not look or was interrupted.
 */
export async function verify(request: VerifyRequest, connecting: Connecting): Promise<Outcome> {
  const environment = loadEnvironment(request.env, connecting.env.ENVIRONMENT_FILE);
  const started = (connecting.clock ?? { now: () => Date.now() }).now();
  const run = await openRun(environment, request, connecting);
  try {
    // The throw-away person is nobody.
    const mask = request.person !== undefined && !request.showValues ? masked() : unmasked;
    const { steps, left } = await play(run, mask);
    const seconds = Math.round((run.clock.now() - started) / 100) / 10;
    const well = steps.every(({ ok }) => ok) && left.length === 0;
    const incomplete = steps.flatMap(({ unread }) => unread);
    return {
      exitCode: interrupted(run) || incomplete.length > 0 ? 3 : well ? 0 : 1,
      json: {
        person: run.login,
        steps: steps.map(({ unread: _, ...step }) => step),
        cleanedUp: left.length === 0,
        seconds,
        incomplete,
      },
      text: verifyText(run.login, inLines(steps), inLines(left), seconds),
    };
  } finally {
    await run.directory?.close();
    await run.ringcentral.signOut().catch(() => undefined);
  }
}
