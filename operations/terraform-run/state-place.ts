import { commandLine } from '../../engine/command-line';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';
import { inPipeline, onLoopback } from '../loopback';

/**
 * A runner forgets its disk: the next run would create everything a second time, and nothing keeps two runs apart.
 * @throws RefusedError for local state in a pipeline, but for embedded tenants
 */
export function refuseLocalState({ name, state }: Environment, env: NodeJS.ProcessEnv): void {
  if (state.backend !== 'local' || !inPipeline(env) || onLoopback(env)) return;
  throw new RefusedError(
    `Environment ${name} keeps its state in a file, and CI is set: a runner forgets the file, and nothing locks it. Nothing was read or written.`,
    `state: { backend: 's3' | 'gcs' | 'azurerm' | 'pg' | 'http' | 'remote', config } in environment ${name}; docs/plan-and-apply.md shows each`,
  );
}

export function isWhole(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Where Terraform keeps the local state of a stack synthesised into `folder`. */
const localState = ({ name, state }: Environment, folder: string): string =>
  resolve(folder, state.path ?? `../../../terraform.${name}.tfstate`);

/** The local state of a stack, where it was cut off. Terraform writes it in place: a run that is killed just then leaves half of it, or nothing. */
export function cutLocalState(environment: Environment, folder: string): string | undefined {
  const path = localState(environment, folder);
  return environment.state.backend !== 'local' || !existsSync(path) || isWhole(path) ? undefined : path;
}

/** The next run would take the tenant for new. @throws RefusedError with how to take up the state from before the run that was killed */
export function checkLocalState(environment: Environment, folder: string): void {
  const path = cutLocalState(environment, folder);
  if (path === undefined) return;
  const backup = `${path}.backup`;
  throw new RefusedError(
    `The state ${path} was cut off while it was written: a run was killed. Nothing was read or written.`,
    isWhole(backup)
      ? `take up the state from before that run: ${commandLine('apply')} --env ${environment.name} --resume, which does: cp ${backup} ${path}; and imports what exists`
      : `put back a copy of your own; without one: ${commandLine('apply')} --env ${environment.name} --resume begins a new one and imports what exists`,
  );
}
