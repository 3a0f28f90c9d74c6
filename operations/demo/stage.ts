import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { TerraformCli } from '../../terraform';
import type { Surroundings } from '../surroundings';
import type { AdminConsole } from './admin-console';

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
