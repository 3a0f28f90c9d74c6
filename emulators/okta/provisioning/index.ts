export type { Provisioning } from './interface';
export { LiveProvisioning } from './live';
export { noProvisioning } from './none';
