import { ci } from '../../operations/ci';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

/** The steps that are told everything by variables. */
export default command({
  examples: ['ci verdict'],
  variables: ['pipeline'],
  run: (_flags, _args, progress, name) =>
    interruptible((signal) => ci(name.replace('ci ', ''), surroundingsOf(progress, signal))),
});
