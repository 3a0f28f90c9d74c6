import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import type { PipelineCommands } from './commands';
import { environments } from './environments';
import { people } from './people';
import { review } from './review';
import { keepSnapshot, rollBack } from './snapshot';
import { verdict } from './verdict';

export { comment } from './comment';
export type { PipelineCommands } from './commands';

type Step = (surroundings: Surroundings, commands: PipelineCommands) => Outcome | Promise<Outcome>;

/** The steps of a pipeline that are more than one command: what they are told stands in variables (docs/pipelines.md). */
const STEPS: Readonly<Record<string, Step>> = {
  environments: ({ env }) => environments(env),
  people,
  review: ({ env, now }, commands) => review(env, now().toISOString(), commands),
  verdict: ({ env }) => verdict(env),
  'keep-snapshot': ({ env }) => keepSnapshot(env),
  rollback: rollBack,
};

/** Runs one step. @throws UsageError for another word */
export async function ci(step: string, surroundings: Surroundings, commands: PipelineCommands): Promise<Outcome> {
  const run = STEPS[step];
  if (!run) throw new UsageError(`ci has no step '${step}'.`, `Use ${Object.keys(STEPS).join(', ')}.`);
  return run(surroundings, commands);
}
