export { demo } from './demo';
export { peopleStory, type DemoSteps } from './people-story';
export type { DemoResult, DemoStep } from './result';
export type { DemoStage } from './stage';
