import { UsageError } from '../engine/errors';

/**
 * Would change behind our back what we run and on which state: another workspace is another state, in which nothing is known; another data
 * folder another backend; an argument a `-destroy` or a `-target`; a reattached provider a program that nobody declared.
 */
const FOREIGN = /^TF_(WORKSPACE|DATA_DIR|REATTACH_PROVIDERS|CLI_ARGS(_.*)?)$/;

export const isForeign = (name: string): boolean => FOREIGN.test(name);

/** @throws UsageError where such a variable is set */
export function refuseForeign(env: NodeJS.ProcessEnv): void {
  const set = Object.keys(env).filter((name) => isForeign(name) && env[name]);
  if (set.length === 0) return;
  throw new UsageError(
    `${set.sort().join(', ')} would change what Terraform does here behind this project's back. Nothing was read or written.`,
    `unset ${set.join(' ')}; the state and its place are the environment's: state in environments/NAME.ts`,
  );
}
