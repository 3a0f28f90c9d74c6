export { openPlan } from './open';
export type { SavedPlan } from './open';
export { originOf, publishedPlan } from './published-plan';
export { savePlan } from './save';
