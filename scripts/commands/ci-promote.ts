import { interruptible } from '../../operations/interrupt';
import { promote, type PromoteFlags } from '../../operations/promote/promote';
import { surroundingsOf } from '../../operations/surroundings';
import { command, told } from '../command';

export default command<PromoteFlags>({
  examples: ['ci promote --from example-uat --to example-production'],
  variables: ['okta', 'pipeline'],
  flags: (declared) =>
    declared
      .addOption(told('--from <name>', 'the preview environment, to whose org the credentials belong', 'FROM'))
      .addOption(told('--to <name>', 'the environment that takes over its table', 'ENVIRONMENT'))
      .addOption(
        told('--revision <commit>', 'must be what is checked out, with nothing edited', 'REVISION').makeOptionMandatory(
          false,
        ),
      ),
  run: ({ from, to, revision }, _args, progress) =>
    interruptible((signal) => promote({ from, to, revision: revision || undefined }, surroundingsOf(progress, signal))),
});
