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
