export { demo } from './demo';
export type { DemoResult, DemoStep, DemoSteps } from './demo';
export type { DemoStage } from './stage';
