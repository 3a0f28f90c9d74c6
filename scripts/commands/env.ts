import { runningEnvironment } from '../../emulators';
import { command } from '../command';

export default command({
  examples: ['env demo'],
  flags: (declared) => declared.argument('<environment>', 'name of the environment, as in environments/'),
  credentials: true,
  run: async (_flags, [name = '']) => {
    const env = runningEnvironment(name);
    const lines = Object.entries(env).map(([key, value]) => `export ${key}='${value.replaceAll("'", `'\\''`)}'`);
    return { exitCode: 0, json: env, text: lines.join('\n') };
  },
});
