import type { Environment } from '../environment/schema';
import type { Phase } from '../flows/model';

/** What is looked at live beside gates, phases and RingCentral's side. */
export const SIGHTS = [
  'org-reached',
  'app-adopted',
  'directory-lines',
  'groups-imported',
  'people-imported',
  'somebody-linked',
  'everybody-linked',
  'numbers-arrive',
] as const;
export type SightId = (typeof SIGHTS)[number];

/** What proves that a step is done; gates bring their own proof. */
export type StepProof =
  /** Everything the environment declares for the phase stands in the org. */
  | { readonly applied: Phase }
  /** These checks of `ringcentral-okta seed` are well; `ofPeople`: which says nothing before people have been imported. */
  | { readonly seeded: readonly string[]; readonly ofPeople?: true }
  /** Nobody is left that this check of `ringcentral-okta seed` is about. */
  | { readonly nobodyIn: string }
  | { readonly seen: SightId };

/** One step of a rollout that is no gate. */
export interface RolloutStep {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  /** Console path, or the file. */
  readonly where: string;
  readonly source: string;
  /** What does it, or proves it. `NAME` stands for the environment. */
  readonly command?: string;
  readonly proof: StepProof;
  /** Environments that do not need it have one step less. */
  readonly when?: (environment: Environment) => boolean;
}

/** Steps that can be taken in any order once every stage before is done: ids of gates, and of steps that are none. */
export interface Stage {
  readonly title: string;
  readonly steps: readonly string[];
}

export type ScenarioId = Environment['scenario'];

/** Where a company starts from, and its way to `live`. */
export interface Scenario {
  readonly id: ScenarioId;
  readonly title: string;
  readonly source: string;
  readonly stages: readonly Stage[];
}
