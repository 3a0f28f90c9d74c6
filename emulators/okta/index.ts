export { DEMO } from './data/fresh';
export { type Org, OKTA_SYSTEM } from './org';
export type { Provisioning } from './provisioning';
export { LiveProvisioning } from './provisioning/live';
export { type CompanyName, GRANTED_SCOPES, type OktaTenant, startOktaTenant } from './tenant';
