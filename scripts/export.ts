import { exportPeople } from '../operations/export/export';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

interface Flags {
  env: string;
  out?: string;
  hereIsFine?: boolean;
}

void cli<Flags>({
  name: 'export',
  summary: 'Write the people of an org as JSON Lines, for npm run review; reads only',
  flags: (command) =>
    command
      .requiredOption('--env <name>', 'the environment')
      .option('--out <file>', 'a file that only you may read, instead of stdout')
      .option('--here-is-fine', 'write it also where git would take it up'),
  run: async ({ env, out, hereIsFine }, _args, progress) => {
    await interruptible((signal) => exportPeople({ env, out, hereIsFine }, surroundingsOf(progress, signal)));
    return undefined;
  },
});
