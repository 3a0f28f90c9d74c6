import { ci, type PipelineCommands } from '../../operations/ci';
import { FORMATS, review } from '../../operations/review/review';
import { rollback } from '../../operations/rollback/rollback';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

const COMMANDS: PipelineCommands = {
  review: (request) => review({ ...request, formats: FORMATS }),
  rollback,
};

/** The steps that are told everything by variables. */
export default command({
  examples: ['ci verdict'],
  variables: ['pipeline'],
  run: (_flags, _args, progress, name) =>
    interruptible((signal) => ci(name.replace('ci ', ''), surroundingsOf(progress, signal), COMMANDS)),
});
