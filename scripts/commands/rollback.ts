import { interruptible, ROLLING_BACK } from '../../operations/interrupt';
import { rollback, type RollbackRequest } from '../../operations/rollback/rollback';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<RollbackRequest>({
  examples: ['rollback --env demo --snapshot snapshots/demo-2026-11-30.json --dry-run'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment')
      .requiredOption('--snapshot <file>', 'what apply kept: mapping lines, sources, assignments, people')
      .option('--dry-run', 'only list what would be written')
      .option('--show-values', "show people's values instead of their shape"),
  run: (request, _args, progress) =>
    interruptible((signal) => rollback(request, surroundingsOf(progress, signal)), ROLLING_BACK),
});
