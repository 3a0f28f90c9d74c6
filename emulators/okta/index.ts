export { DEMO } from './data/fresh';
export { type Org, OKTA_SYSTEM } from './org';
export { LiveProvisioning, type Provisioning } from './provisioning';
export { GRANTED_SCOPES, type OktaTenant, startOktaTenant } from './tenant';
