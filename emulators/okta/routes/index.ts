import type { Org } from '../org';
import type { Endpoint, Tokens } from '../server';
import { appGroupEndpoints } from './app-groups';
import { appPartEndpoints } from './app-parts';
import { appProvisioningEndpoints } from './app-provisioning';
import { appUserEndpoints } from './app-users';
import { agentPoolEndpoints } from './agent-pools';
import { appActionEndpoints, appEndpoints } from './apps';
import { groupRuleEndpoints } from './group-rules';
import { groupEndpoints } from './groups';
import { logEndpoints } from './logs';
import { mappingEndpoints } from './mappings';
import { orgEndpoints, policyEndpoints } from './org';
import { schemaEndpoints } from './schemas';
import { userEndpoints } from './users';

/** Okta's API as far as this org serves it. */
export const endpoints = (org: Org, tokens: Tokens): Endpoint[] => [
  ...orgEndpoints(org, tokens),
  ...policyEndpoints(org),
  ...appEndpoints(org),
  ...appActionEndpoints(org),
  ...appPartEndpoints(org),
  ...appProvisioningEndpoints(org),
  ...appGroupEndpoints(org),
  ...appUserEndpoints(org),
  ...schemaEndpoints(org),
  ...mappingEndpoints(org),
  ...groupEndpoints(org),
  ...groupRuleEndpoints(org),
  ...userEndpoints(org),
  ...logEndpoints(org),
  ...agentPoolEndpoints(org),
];
