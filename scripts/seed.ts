import { interruptible } from '../operations/interrupt';
import { seed } from '../operations/seed/seed';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

interface Flags {
  env: string;
  dryRun?: boolean;
  showValues?: boolean;
}

void cli<Flags>({
  name: 'seed',
  summary: "Check RingCentral's side of an environment and prepare what the API allows; never a person",
  flags: (command) =>
    command
      .requiredOption('--env <name>', 'the environment')
      .option('--dry-run', 'write nothing, show what would be sent')
      .option('--show-values', 'show numbers and employee ids as they are'),
  run: ({ env, dryRun, showValues }, _args, progress) =>
    interruptible((signal) =>
      seed({ env, dryRun: dryRun ?? false, showValues: showValues ?? false }, surroundingsOf(progress, signal)),
    ),
});
