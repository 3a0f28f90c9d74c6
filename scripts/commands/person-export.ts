import { exportPeople } from '../../operations/export/export';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

interface Flags {
  env: string;
  out?: string;
  hereIsFine?: boolean;
}

export default command<Flags>({
  examples: ['person export --env demo --out people.jsonl'],
  variables: ['okta'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'the environment')
      .option('--out <file>', 'a file that only you may read, instead of stdout')
      .option('--here-is-fine', 'write it also where git would take it up'),
  run: async ({ env, out, hereIsFine }, _args, progress) => {
    await interruptible((signal) => exportPeople({ env, out, hereIsFine }, surroundingsOf(progress, signal)));
    return undefined;
  },
});
