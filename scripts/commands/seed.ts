import { interruptible } from '../../operations/interrupt';
import { seed } from '../../operations/seed/seed';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

interface Flags {
  env: string;
  dryRun?: boolean;
  showValues?: boolean;
}

export default command<Flags>({
  examples: ['seed --env demo --dry-run', 'seed --env demo'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'the environment')
      .option('--dry-run', 'write nothing, show what would be sent')
      .option('--show-values', 'show numbers and employee ids as they are'),
  run: ({ env, dryRun, showValues }, _args, progress) =>
    interruptible((signal) =>
      seed({ env, dryRun: dryRun ?? false, showValues: showValues ?? false }, surroundingsOf(progress, signal)),
    ),
});
