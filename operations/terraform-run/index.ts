export { applyReading } from './apply-reading';
export type { Applied } from './applied';
export { gatesNow } from '../../engine/gates/gates';
export { openStack, readPlan } from './reading';
export type { PlanReading, Target } from './reading';
