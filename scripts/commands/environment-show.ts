import { flows, SHOWN_PHASES } from '../../operations/flows/flows';
import { command } from '../command';
import { oneOf } from '../one-of';

export default command<{ env: string; phase?: string }>({
  examples: ['environment show --env demo', 'environment show --env demo --phase live'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'the environment')
      .option('--phase <phase>', `only this phase: ${SHOWN_PHASES.join(', ')}`),
  run: async ({ env, phase }) => flows(env, phase === undefined ? undefined : oneOf('--phase', SHOWN_PHASES, phase)),
});
