import type { ApplyRequest } from '../../operations/apply/apply';
import { apply } from '../../operations/apply/apply';
import { APPLYING, interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<ApplyRequest>({
  examples: ['apply --plan plan', 'apply --env demo', 'apply --env demo --resume'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .option('--plan <dir>', 'a folder that plan --out wrote: applied as it is, or refused')
      .option('--env <name>', 'environment: planned and applied in one go; with --plan, the one it must be of')
      .option('--expect <hash>', 'hash of the plan that was reviewed; any other is refused')
      .option('--snapshot <file>', 'where to keep what is overwritten; default snapshots/NAME-TIME.json')
      .option(
        '--resume [lock]',
        'take up what an apply left that failed or was killed: writes the state, then applies what is left; the id of a lock says that its holder is dead',
      )
      .option('--here-is-fine', 'keep the snapshot also where git would take it up')
      .option('--destroy', 'always refused; says what to do instead'),
  run: (request, _args, progress) =>
    interruptible((signal) => apply(request, surroundingsOf(progress, signal)), APPLYING),
});
