import type { Check } from './check';
import { attestations } from './checks/attestations';
import { clock } from './checks/clock';
import { gates } from './checks/gates';
import { node } from './checks/node';
import { oktaBudget } from './checks/okta-budget';
import { oktaEndpoints } from './checks/okta-endpoints';
import { oktaReachable } from './checks/okta-reachable';
import { oktaScopes } from './checks/okta-scopes';
import { oktaSignIn } from './checks/okta-sign-in';
import { oktaTenant } from './checks/okta-tenant';
import { oktaVariables } from './checks/okta-variables';
import { packages } from './checks/packages';
import { providers } from './checks/providers';
import { ringcentralPermissions } from './checks/ringcentral-permissions';
import { ringcentralSession } from './checks/ringcentral-session';
import { ringcentralTenant } from './checks/ringcentral-tenant';
import { stateLock } from './checks/state-lock';
import { terraform } from './checks/terraform';

/** Every check, one after another: what a later one builds on stands before it. */
export const CHECKS: readonly Check[] = [
  node,
  packages,
  terraform,
  oktaVariables,
  oktaReachable,
  clock,
  oktaTenant,
  oktaSignIn,
  oktaEndpoints,
  oktaScopes,
  oktaBudget,
  providers,
  stateLock,
  attestations,
  gates,
  ringcentralSession,
  ringcentralTenant,
  ringcentralPermissions,
];
