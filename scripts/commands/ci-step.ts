import { apply } from '../../operations/apply/apply';
import { arrivals } from '../../operations/arrivals/arrivals';
import { ci, type PipelineCommands } from '../../operations/ci';
import { drift, FORMATS as DRIFT_FORMATS } from '../../operations/drift/drift';
import { plan } from '../../operations/plan/plan';
import { promote } from '../../operations/promote/promote';
import { publish, renew, reviewed } from '../../operations/publish';
import { FORMATS, review } from '../../operations/review/review';
import { rollback } from '../../operations/rollback/rollback';
import { APPLYING, interruptible, ROLLING_BACK } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

const COMMANDS: PipelineCommands = {
  review: (request) => review({ ...request, formats: FORMATS }),
  rollback,
  plan,
  apply,
  drift: (request, surroundings) => drift({ ...request, verb: 'check', formats: DRIFT_FORMATS }, surroundings),
  arrivals: (request, surroundings) => arrivals({ ...request, format: 'markdown' }, surroundings),
  promote,
  reviewed,
  publish,
  renew,
};

/** The steps that are told everything by variables. */
export default command({
  variables: ['pipeline'],
  run: (_flags, _args, progress, name) =>
    interruptible(
      (signal) => ci(name.replace('ci ', ''), surroundingsOf(progress, signal), COMMANDS),
      { 'ci apply': APPLYING, 'ci rollback': ROLLING_BACK }[name],
    ),
});
