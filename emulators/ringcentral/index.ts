export { type RingCentralTenant, type RingCentralTenantOptions, startRingCentral } from './tenant';
export { type RingCentralCompany, seedRingCentral } from './seed';
export type { Consent } from './admin';
export { ACCOUNT_ID } from './settings';
export { type ConnectorAccount, ProvisioningError, RingCentralConnector } from './okta-connector';
