import { demo } from '../../operations/demo';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command({
  examples: ['demo', 'demo --json'],
  run: (_flags, _args, progress) => interruptible((signal) => demo(surroundingsOf(progress, signal))),
});
