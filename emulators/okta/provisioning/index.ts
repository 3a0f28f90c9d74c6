export type { Provisioning } from './interface';
export { noProvisioning } from './none';
