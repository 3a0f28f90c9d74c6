export { demo } from './demo';
export type { DemoSteps } from './demo';
export type { DemoResult, DemoStep } from './result';
export type { DemoStage } from './stage';
