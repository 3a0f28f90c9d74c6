import { join } from 'node:path';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import type { Emulators } from '../../emulators';
import type { Environment } from '../../engine/environment/schema';
import { parseEnvironment } from '../../engine/environment/parse';
import { demo } from '../../environments/demo';
import { PACKAGED_APP } from '../../project';
import type { TerraformCli } from '../../terraform';
import { findTerraform } from '../../terraform';
import type { Surroundings } from '../surroundings';
import type { Target } from '../terraform-run';
import { writeUnchanged } from '../../reports/outgoing';
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
  /** Of all copies. */
  readonly statePath: string;
  /** A copy to plan and apply, in a folder of that name: two copies can be synthesised at once. */
  readonly copy: (name: string, environment: Environment) => Target;
}

/** Sets the stage in a folder of its own: stacks, state and environment file stand there, and nothing leads to a real tenant. */
export async function setStage(
  surroundings: Surroundings,
  { env: variables, admin }: Pick<Emulators, 'env' | 'admin'>,
  folder: string,
): Promise<DemoStage> {
  const env = embeddedVariables(surroundings.env, variables);
  const shared = {
    okta: new OktaClient(oktaConfigFromEnv(env), { signal: surroundings.signal }),
    terraform: await findTerraform(env),
  };
  // Tokens of tenants that end with the demo are worth nothing to anybody.
  const quiet: Surroundings = {
    ...surroundings,
    env,
    tokens: undefined,
    progress: () => undefined,
    // Whatever project this is started in, what it declares is nothing to the demo.
    app: PACKAGED_APP === undefined ? undefined : { command: PACKAGED_APP, folder },
  };
  return {
    ...shared,
    surroundings: quiet,
    environment: parseEnvironment(demo),
    admin: await AdminConsole.open(admin),
    statePath: join(folder, 'demo.tfstate'),
    copy: (name, environment) => {
      const file = join(folder, `${name}.json`);
      writeUnchanged(file, JSON.stringify(environment));
      const own = { ...quiet, env: { ...env, ENVIRONMENT_FILE: file }, output: join(folder, name) };
      return { ...shared, environment, surroundings: own };
    },
  };
}
