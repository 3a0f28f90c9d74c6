import { flows } from '../../operations/flows/flows';
import { command } from '../command';

export default command<{ env: string }>({
  examples: ['environment show --env demo'],
  flags: (declared) => declared.requiredOption('--env <name>', 'the environment'),
  run: async ({ env }) => flows(env),
});
