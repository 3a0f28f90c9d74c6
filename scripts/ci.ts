import { ci, STEP_NAMES } from '../operations/ci';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli({
  name: 'ci',
  summary: 'Runs one step of a pipeline, as .ci/pipeline does; what it is told stands in variables',
  flags: (command) => command.argument('<step>', STEP_NAMES.join(', ')),
  run: (_flags, [step = ''], progress) => interruptible((signal) => ci(step, surroundingsOf(progress, signal))),
});
