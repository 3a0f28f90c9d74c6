import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { arrivalsStep } from './arrivals';
import type { PipelineCommands } from './commands';
import { applyStep, hashStep, planStep, snapshotStep } from './deploy';
import { environmentsStep } from './environments';
import { notify } from './notify';
import { people } from './people';
import { reviewStep } from './review';
import { rollbackStep } from './snapshot';
import { verdict } from './verdict';
import { approvedStep, driftStep, proposeStep } from './watch';

export { comment } from './comment';
export type { PipelineCommands } from './commands';

type Step = (surroundings: Surroundings, commands: PipelineCommands) => Outcome | Promise<Outcome>;

/** The steps of a pipeline, as `.ci/pipeline` has them: what they are told stands in variables (docs/pipelines.md). */
const STEPS: Readonly<Record<string, Step>> = {
  environments: environmentsStep,
  people,
  plan: planStep,
  review: reviewStep,
  hash: hashStep,
  verdict: ({ env }) => verdict(env),
  approved: approvedStep,
  snapshot: snapshotStep,
  apply: applyStep,
  arrivals: arrivalsStep,
  propose: proposeStep,
  drift: driftStep,
  notify,
  rollback: rollbackStep,
};

/** Runs one step. @throws UsageError for another word */
export async function ci(step: string, surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const run = STEPS[step];
  if (!run) throw new UsageError(`ci has no step '${step}'.`, `Use ${Object.keys(STEPS).join(', ')}.`);
  return run(surroundings, commands);
}
