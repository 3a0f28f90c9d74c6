import { resolve } from 'node:path';
import { PROJECT } from '../project';
import type { Clock } from '../clients/rate-limit';
import type { TokenKeeper } from '../clients/tokens';
import type { Progress } from './outcome';
import { keptTokens } from './tenants/kept-tokens';

/** What a command runs in: handed over, so that tests and the demo can state their own. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  readonly progress: Progress;
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Of waits, repetitions and time limits. @default the machine's */
  readonly clock?: Clock;
  /** Keeps access tokens for the commands that follow. @default none are kept */
  readonly tokens?: TokenKeeper | undefined;
  /** The app that synthesises stacks, and the folder in which it runs. @default what `cdktf.json` of the project names */
  readonly app?: { readonly command: string; readonly folder: string } | undefined;
  /** Where stacks are synthesised; `cdktf.out`, where `cdktf` itself looks, unless told otherwise. */
  readonly output: string;
}

export { PROJECT };

/** Of a command that a person or a pipeline has called. */
export function surroundingsOf(progress: Progress, signal?: AbortSignal): Surroundings {
  const own = { env: process.env, now: () => new Date(), progress, signal };
  return {
    ...own,
    tokens: keptTokens(process.env, own),
    output: resolve(PROJECT, process.env.CDKTF_OUTDIR ?? 'cdktf.out'),
  };
}
