export { type RingCentralTenant, type RingCentralTenantOptions, startRingCentral } from './tenant';
export { seedRingCentral } from './seed';
export { ACCOUNT_ID } from './settings';
export { type ConnectorAccount, ProvisioningError, RingCentralConnector } from './okta-connector';
