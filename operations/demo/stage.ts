import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import type { Emulators } from '../../emulators';
import type { Environment } from '../../engine/environment/schema';
import { loadEnvironment } from '../../environments';
import type { TerraformCli } from '../../terraform';
import { findTerraform } from '../../terraform';
import type { Surroundings } from '../surroundings';
import { AdminConsole } from './admin-console';
import { embeddedVariables } from './embedded-variables';

/** Everything the demo plays with. */
export interface DemoStage {
  readonly surroundings: Surroundings;
  /** As it is committed: the demo raises copies. */
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly terraform: TerraformCli;
  readonly admin: AdminConsole;
  /** Makes an environment the one that synth reads. */
  readonly declare: (environment: Environment) => void;
  readonly statePath: string;
}

/** Sets the stage in a folder of its own: stacks, state and environment file stand there, and nothing leads to a real tenant. */
export async function setStage(
  surroundings: Surroundings,
  { env: variables, admin }: Pick<Emulators, 'env' | 'admin'>,
  folder: string,
): Promise<DemoStage> {
  const file = join(folder, 'demo.json');
  const env = { ...embeddedVariables(surroundings.env, variables), ENVIRONMENT_FILE: file };
  return {
    surroundings: { ...surroundings, env, output: join(folder, 'cdktf.out'), progress: () => undefined },
    environment: loadEnvironment('demo', ''),
    okta: new OktaClient(oktaConfigFromEnv(env), { signal: surroundings.signal }),
    terraform: await findTerraform(env),
    admin: await AdminConsole.open(admin),
    declare: (environment) => writeFileSync(file, JSON.stringify(environment), { mode: 0o600 }),
    statePath: join(folder, 'demo.tfstate'),
  };
}
