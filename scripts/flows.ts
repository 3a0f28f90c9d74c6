import { flows } from '../operations/flows/flows';
import { cli } from './cli';

void cli<{ env: string }>({
  name: 'flows',
  summary: 'Shows the lines and sources that an environment declares in its phase',
  flags: (command) => command.requiredOption('--env <name>', 'the environment'),
  run: async ({ env }) => flows(env),
});
