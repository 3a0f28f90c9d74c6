export { demo } from './demo';
export type { DemoSteps } from './people-story';
export type { DemoResult, DemoStep } from './result';
export type { DemoStage } from './stage';
