import { demo, peopleStory } from '../../operations/demo';
import { interruptible } from '../../operations/interrupt';
import { seed } from '../../operations/seed/seed';
import { surroundingsOf } from '../../operations/surroundings';
import { verify } from '../../operations/verify/verify';
import { command } from '../command';

export default command({
  examples: ['demo', 'demo --json'],
  run: (_flags, _args, progress) =>
    interruptible((signal) => demo(surroundingsOf(progress, signal), peopleStory({ seed, verify }))),
});
