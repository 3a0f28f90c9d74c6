import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { OktaOrg } from './okta-org';

/** The org that the environment names, with the credentials it holds; the variables are those of okta/okta. */
export const connect = (environment: NodeJS.ProcessEnv, signal: AbortSignal): OktaOrg =>
  new OktaOrg(new OktaClient(oktaConfigFromEnv(environment), { waitSignal: signal }));
