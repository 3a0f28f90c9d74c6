export { apply, applyReading } from './apply';
export type { ApplyRequest } from './apply';
export type { Applied } from './applied';
export { gatesNow } from '../../engine/gates/gates';
export { plan } from './plan';
export { openStack, readPlan } from './reading';
export type { PlanReading, Target } from './reading';
