import { basename, dirname, join } from 'node:path';
import type { Environment } from '../../engine/environment/schema';
import { StackDirectory, type TerraformCli } from '../../terraform';
import type { Surroundings } from '../surroundings';
import { refuseLocalState } from './state-place';
import { synthesise } from './synthesise';

/** A folder beside `cdktf.out`, as deep as that: a local state's relative path leads to the same file. */
export const aside = (surroundings: Surroundings): Surroundings => ({
  ...surroundings,
  output: join(dirname(surroundings.output), `.${basename(surroundings.output)}-drift`),
});

/**
 * The environment's stack in a folder that no apply uses: what is planned there is another stack than the declared one. Release the folder of
 * these surroundings afterwards.
 * @param prepare is given the folder before Terraform sees it
 */
export async function openAside(
  environment: Environment,
  terraform: TerraformCli,
  surroundings: Surroundings,
  prepare: (folder: string) => void,
): Promise<StackDirectory> {
  const { env, signal, output } = surroundings;
  refuseLocalState(environment, env);
  const folder = await synthesise(environment.name, surroundings);
  prepare(folder);
  const alarm = surroundings.clock?.alarm;
  const stack = new StackDirectory(terraform, folder, { env, signal, locked: output, alarm });
  // It keeps no state of its own: where the backend has changed its place, there is nothing to take along.
  await stack.init({ reconfigure: true });
  return stack;
}
