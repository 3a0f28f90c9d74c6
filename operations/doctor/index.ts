export { capture } from './capture/capture';
export { doctor } from './doctor';
export type { DoctorFlags } from './doctor';
export type { DoctorSurroundings } from './patient';
export { CHECKS } from './catalogue';
