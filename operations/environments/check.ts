import { tableOf } from '../../engine/flows/take';
import { loadEnvironment, loadEnvironments } from '../../project';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { errorsAtSynth, faultsAtSynth } from '../../engine/findings/at-synth';
import { counted } from '../../engine/counted';

/**
 * Checks what environments declare, as synth does, and asks no tenant: shape and meaning, then the findings that need neither plan nor people. Exit 1 where
 * something is found. Throws EnvironmentError where an environment cannot be used.
 */
export function checkEnvironments(name: string | undefined, { env, now }: Pick<Surroundings, 'env' | 'now'>): Outcome {
  const environments =
    name === undefined ? loadEnvironments(env.ENVIRONMENT_FILE) : [loadEnvironment(name, env.ENVIRONMENT_FILE)];
  const checked = environments.map((environment) => {
    const table = tableOf(environment);
    return {
      name: environment.name,
      phase: environment.phase,
      mappings: table.hops.length,
      findings: errorsAtSynth(environment, table, now().toISOString()),
      told: faultsAtSynth(environment, table, now().toISOString()),
    };
  });
  const well = checked.every(({ findings }) => findings.length === 0);
  return {
    exitCode: well ? 0 : 1,
    json: { environments: checked.map(({ told: _told, ...one }) => one) },
    text: checked
      .map(({ name: checkedName, phase, mappings, told }) =>
        [
          `${checkedName}: phase ${phase}, ${counted(mappings, 'mapping')}, ${told.length === 0 ? 'nothing found' : 'found:'}`,
          ...told,
        ].join('\n  '),
      )
      .join('\n'),
  };
}
