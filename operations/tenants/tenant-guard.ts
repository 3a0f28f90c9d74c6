import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';

/** Throws RefusedError unless the org that the credentials reach is the one the environment names. The first call of every command. */
export async function checkTenant(environment: Environment, okta: OktaClient): Promise<void> {
  const { id } = await okta.org();
  const { orgId } = environment.okta;
  if (id === orgId) return;
  throw new RefusedError(
    `Environment ${environment.name} belongs to Okta org ${orgId}, and ${okta.orgUrl} is ${id}. Nothing was read or written there.`,
    'set OKTA_ORG_NAME and OKTA_BASE_URL (or OKTA_HTTP_PROXY) to the right org, or name the right environment',
  );
}
