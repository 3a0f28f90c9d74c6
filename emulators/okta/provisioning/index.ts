export type { ApplyReport, ImportReport, Provisioning } from './interface';
export { noProvisioning } from './none';
