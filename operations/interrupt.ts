import { commandLine } from '../engine/command-line';
import { InterruptedError, UserFacingError } from '../engine/errors';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What an interrupted command left, in its own words. */
export interface Interruption {
  readonly done: string;
  readonly goOn: string;
}

/** Of a command that only reads. */
const NOTHING_WRITTEN: Interruption = {
  done: 'Nothing was written to any tenant.',
  goOn: 'run the same command again',
};

/** Of what applies with Terraform, whichever command does. */
export const APPLYING: Interruption = {
  done: 'What Terraform had finished stands in its state; nothing else was written.',
  goOn: `run ${commandLine('plan')} to see what is left, then apply again`,
};

/** Of what writes a snapshot back. */
export const ROLLING_BACK: Interruption = {
  done: 'What was written back stays; the rest is as it was.',
  goOn: 'run the same command again: what is back is left alone',
};

/**
 * Runs a command that Ctrl-C, SIGTERM or a closed terminal cancels: the signal is aborted once, however many signals come
 * (npm and tsx both pass on what the terminal has sent already), and the command ends by itself, tidied up.
 * @throws InterruptedError for whatever the abort broke, unless the command itself says what it did
 */
export async function interruptible<T>(
  command: (signal: AbortSignal) => Promise<T>,
  { done, goOn }: Interruption = NOTHING_WRITTEN,
): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort();
  for (const name of SIGNALS) process.on(name, cancel);
  try {
    return await command(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted || error instanceof UserFacingError) throw error;
    throw new InterruptedError(done, goOn);
  } finally {
    for (const name of SIGNALS) process.removeListener(name, cancel);
  }
}
