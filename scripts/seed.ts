import { interruptible } from '../operations/interrupt';
import { seed } from '../operations/seed/seed';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

interface Flags {
  env: string;
  dryRun?: boolean;
}

void cli<Flags>({
  name: 'seed',
  summary: "Check RingCentral's side of an environment and prepare what the API allows; never a person",
  flags: (command) =>
    command
      .requiredOption('--env <name>', 'the environment')
      .option('--dry-run', 'write nothing, say what would be written'),
  run: ({ env, dryRun }, _args, progress) =>
    interruptible((signal) => seed({ env, dryRun: dryRun ?? false }, surroundingsOf(progress, signal))),
});
