import { eject, type EjectRequest } from '../../operations/eject/eject';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<EjectRequest>({
  examples: ['eject --env demo --dry-run', 'eject --env demo'],
  variables: ['okta'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment whose state lets go')
      .option('--out <dir>', 'folder that keeps a copy of the state as it was', 'ejected')
      .option('--dry-run', 'only say what would be let go of, and where it stays'),
  run: ({ env, out, dryRun }, _args, progress) =>
    interruptible((signal) => eject({ env, out, dryRun }, surroundingsOf(progress, signal))),
});
