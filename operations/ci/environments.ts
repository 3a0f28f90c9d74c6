import { UsageError } from '../../engine/errors';
import type { Environment } from '../../engine/environment/schema';
import { loadEnvironments } from '../../project';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { giveOutput } from './shown';

type Variables = Readonly<Record<string, string | undefined>>;

/** Those whose state outlives a runner: with another state, a run in a pipeline is refused (RCO023). */
const forPipelines = (declared: readonly Environment[]): string[] =>
  declared.flatMap(({ name, state }) => (state.backend === 'local' ? [] : [name]));

function stated(value: string): readonly string[] | undefined {
  try {
    const names: unknown = JSON.parse(value);
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : undefined;
  } catch {
    return undefined;
  }
}

/** GitHub gives a fork's run no variables: it looks at every environment that could have a pipeline. */
function named(env: Variables): readonly string[] {
  const declared = loadEnvironments(env.ENVIRONMENT_FILE);
  const [able, all] = [forPipelines(declared), declared.map(({ name }) => name)];
  const example = `set the repository variable ENVIRONMENTS, such as ${JSON.stringify(able)}`;
  if (!env.ENVIRONMENTS) {
    if (env.FORK === 'true') return able.length > 0 ? able : all;
    throw new UsageError('ENVIRONMENTS is not set: nobody said which environments this pipeline looks at.', example);
  }
  const names = stated(env.ENVIRONMENTS);
  if (!names || names.length === 0)
    throw new UsageError(`ENVIRONMENTS is ${env.ENVIRONMENTS}, which is no JSON list of names.`, example);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new UsageError(`ENVIRONMENTS names ${unknown.join(', ')}, which nobody declares.`, example);
  return names;
}

/** The environments that a pipeline looks at, as `ENVIRONMENTS` names them. There is no default: one that works nowhere would be red for everybody. */
function environments(env: Variables): Outcome {
  const names = named(env);
  return { exitCode: 0, json: { step: 'environments', says: names }, text: `environments=${JSON.stringify(names)}` };
}

/** The same, as an output of the step. */
export function environmentsStep(surroundings: Surroundings): Outcome {
  const names = environments(surroundings.env);
  giveOutput('environments', JSON.stringify((names.json as { says: readonly string[] }).says), surroundings);
  return names;
}
