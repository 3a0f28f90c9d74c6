import { interruptible } from '../../operations/interrupt';
import { promote, type PromoteFlags } from '../../operations/promote/promote';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<PromoteFlags>({
  examples: ['ci promote --from example-uat --to example-production'],
  variables: ['okta'],
  flags: (declared) =>
    declared
      .requiredOption('--from <name>', 'the preview environment, to whose org the credentials belong')
      .requiredOption('--to <name>', 'the environment that takes over its table')
      .option('--revision <commit>', 'must be what is checked out, with nothing edited'),
  run: ({ from, to, revision }, _args, progress) =>
    interruptible((signal) => promote({ from, to, revision }, surroundingsOf(progress, signal))),
});
