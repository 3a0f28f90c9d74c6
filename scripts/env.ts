import { runningEnvironment } from '../emulators';
import { cli } from './cli';

void cli({
  name: 'env',
  summary: 'Print the variables of the running emulators as export lines',
  flags: (command) => command.argument('<environment>', 'name of the environment, as in environments/'),
  credentials: true,
  run: async (_flags, [name = '']) => {
    const env = runningEnvironment(name);
    const lines = Object.entries(env).map(([key, value]) => `export ${key}='${value.replaceAll("'", `'\\''`)}'`);
    return { exitCode: 0, json: env, text: lines.join('\n') };
  },
});
