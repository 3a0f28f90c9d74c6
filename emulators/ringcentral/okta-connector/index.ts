export { type ConnectorAccount, RingCentralConnector } from './connector';
export { ProvisioningError } from './provisioning-error';
