export { type ConnectorAccount, type Provisioned, RingCentralConnector } from './connector';
export { ProvisioningError } from './provisioning-error';
