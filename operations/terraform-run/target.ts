import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { loadEnvironment } from '../../project';
import { findTerraform } from '../../terraform';
import { waiting } from '../tenants/connect';
import type { Surroundings } from '../surroundings';
import type { Target } from './reading';

/** Finds everything a plan of the named environment needs. Throws UsageError (no such environment, no credentials) or IncompleteError (no Terraform). */
export async function targetOf(name: string, surroundings: Surroundings): Promise<Target> {
  const environment = loadEnvironment(name, surroundings.env.ENVIRONMENT_FILE);
  const okta = new OktaClient(oktaConfigFromEnv(surroundings.env), {
    signal: surroundings.signal,
    clock: surroundings.clock,
    tokens: surroundings.tokens,
    onWait: waiting(surroundings, 'Okta'),
  });
  return { environment, okta, terraform: await findTerraform(surroundings.env), surroundings };
}
