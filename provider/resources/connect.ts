import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { tokensOfCommands } from '../../clients/kept-token';
import { OktaOrg } from './okta-org';

/** The org that the environment names, with the credentials it holds; the variables are those of okta/okta. Where a command has signed in already, its token serves. */
export const connect = (environment: NodeJS.ProcessEnv, signal: AbortSignal): OktaOrg =>
  new OktaOrg(
    new OktaClient(oktaConfigFromEnv(environment), {
      waitSignal: signal,
      tokens: tokensOfCommands(environment),
    }),
  );
