import { UsageError } from '../engine/errors';

/**
 * Would change behind our back what we run and on which state: another workspace is another state, in which nothing is known; another data
 * folder another backend; an argument a `-destroy` or a `-target`; a reattached provider a program that nobody declared.
 */
const FOREIGN = /^TF_(WORKSPACE|DATA_DIR|REATTACH_PROVIDERS|CLI_ARGS(_.*)?)$/;

/** Files that Terraform writes its whole log to by itself, with whatever requests and errors hold: no credential is hidden there. */
const LOGS = /^TF_(?:TEMP_)?LOG_PATH$/;

const setIn = (env: NodeJS.ProcessEnv, names: RegExp): string[] =>
  Object.keys(env)
    .filter((name) => names.test(name) && env[name])
    .sort();

export const isForeign = (name: string): boolean => FOREIGN.test(name) || LOGS.test(name);

/** @throws UsageError where such a variable is set */
export function refuseForeign(env: NodeJS.ProcessEnv): void {
  const set = setIn(env, FOREIGN);
  if (set.length > 0)
    throw new UsageError(
      `${set.join(', ')} would change what Terraform does here behind this project's back. Nothing was read or written.`,
      `unset ${set.join(' ')}; the state and its place are the environment's: state in environments/NAME.ts`,
    );
  const logs = setIn(env, LOGS);
  if (logs.length > 0)
    throw new UsageError(
      `${logs.join(', ')} would let Terraform write its log into a file where no credential is hidden. Nothing was read or written.`,
      `unset ${logs.join(' ')}; with TF_LOG=TRACE alone the log comes on stderr, credentials hidden: 2> terraform.log keeps it`,
    );
}
