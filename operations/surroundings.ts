import { resolve } from 'node:path';
import { PROJECT } from '../project';
import type { Clock } from '../clients/rate-limit';
import type { Progress } from './outcome';

/** What a command runs in: handed over, so that tests and the demo can state their own. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  readonly progress: Progress;
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Of waits, repetitions and time limits. @default the machine's */
  readonly clock?: Clock;
  /** Where stacks are synthesised; `cdktf.out`, where `cdktf` itself looks, unless told otherwise. */
  readonly output: string;
}

export { PROJECT };

export const surroundingsOf = (progress: Progress, signal?: AbortSignal): Surroundings => ({
  env: process.env,
  now: () => new Date(),
  progress,
  signal,
  output: resolve(PROJECT, process.env.CDKTF_OUTDIR ?? 'cdktf.out'),
});
