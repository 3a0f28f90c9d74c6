import { mayHaveHappened, RingCentralError } from '../../clients/ringcentral';
import { systemClock } from '../../clients/rate-limit';
import type { Checked, SeedCheck, Verdict, Write } from './check';
import { Pace } from './pace';
import type { Run } from './run';
import type { Situation } from './situation';

/** Writes under way at once: a slow answer must not leave allowed calls unused. */
const AT_ONCE = 8;
/** Tries of one write; the pause before the second doubles from one second. */
const TRIES = 8;
const LONGEST_PAUSE_MS = 30_000;

/** Refusals that only an administrator can lift: a feature or a permission is missing. Everything else ends the run. */
const isAdministrators = (error: unknown): error is RingCentralError =>
  error instanceof RingCentralError && (error.status === 403 || error.code === 'CMN-109');

/** Sends a write until RingCentral holds it, and never a second time before a look: an answer that was lost leaves it open. */
async function send(write: Write, { ringcentral, clock = systemClock, signal }: Run): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ringcentral.write(write.request());
    } catch (error) {
      if (!mayHaveHappened(error) || attempt === TRIES) throw error;
      await clock.sleep(Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (attempt - 1)), signal);
      if (await write.isThere(ringcentral)) return;
    }
  }
}

/** Works on several items at once, in order; the first failure stops the start of others and is thrown when all have ended. */
async function severalAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed: { readonly error: unknown } | undefined;
  const worker = async () => {
    while (!failed && next < items.length) {
      const item = items[next++]!;
      await work(item).catch((error: unknown) => (failed ??= { error }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  if (failed) throw failed.error;
}

interface Done {
  readonly planned: readonly Write[];
  readonly written: number;
  readonly refusal?: string;
}

/** Looks where a look is needed, and writes what lacks, both at once: they are counted in different rate groups. */
async function write(id: string, verdict: Verdict, run: Run): Promise<Done> {
  const { writes = [], onlyWhatLacks, needs } = verdict;
  const planned = onlyWhatLacks ? new Set<Write>() : new Set(writes);
  const refusal = run.dryRun ? undefined : needs?.();
  if (refusal !== undefined) return { planned: writes, written: 0, refusal };
  let written = 0;
  const pace = new Pace({ id, total: writes.length, looks: onlyWhatLacks !== undefined, run });
  const one = async (write: Write) => {
    run.signal?.throwIfAborted();
    if (onlyWhatLacks && (await write.isThere(run.ringcentral))) return pace.passed();
    planned.add(write);
    if (run.dryRun) return pace.passed();
    await send(write, run);
    if (write.teaches) await write.isThere(run.ringcentral);
    written += 1;
    pace.wrote();
  };
  try {
    if (onlyWhatLacks || !run.dryRun) await severalAtOnce(writes, one);
  } catch (error) {
    if (!isAdministrators(error)) throw error;
    return { planned: writes.filter((each) => planned.has(each)), written, refusal: error.message };
  }
  return { planned: writes.filter((each) => planned.has(each)), written };
}

/** Examines one thing and mends what the API can. */
export async function carryOut(check: SeedCheck, situation: Situation, run: Run): Promise<Checked> {
  const verdict = check.examine(situation);
  const { ok, people, found, rows, writes = [], onlyWhatLacks } = verdict;
  if (writes.length === 0) {
    run.progress(`${ok ? 'ok  ' : 'open'} ${check.id}: ${found}`);
    return { ok, people, found, rows, check, planned: [], written: 0 };
  }
  const done = await write(check.id, verdict, run);
  const missing = done.planned.length;
  const told = onlyWhatLacks?.(missing) ?? found;
  const whole = done.written === missing;
  run.progress(`${whole ? 'ok  ' : 'open'} ${check.id}: ${told}`);
  return { check, rows, ...done, ok: whole, people: whole ? 0 : onlyWhatLacks ? missing : people, found: told };
}
