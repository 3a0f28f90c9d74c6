import type { Command } from 'commander';
import { interruptible } from '../operations/interrupt';
import { rollback, type RollbackRequest } from '../operations/rollback/rollback';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

const ROLLING_BACK = {
  done: 'What was written back stays; the rest is as it was.',
  goOn: 'run the same command again: what is back is left alone',
};

void cli<RollbackRequest>({
  name: 'rollback',
  summary: 'Write back what an apply has overwritten, from the snapshot it kept',
  flags: (command: Command) =>
    command
      .requiredOption('--env <name>', 'environment')
      .requiredOption('--snapshot <file>', 'what apply kept: mapping lines, sources, assignments, people')
      .option('--dry-run', 'only list what would be written')
      .option('--show-values', "show people's values instead of their kind and a hash"),
  run: (request, _args, progress) =>
    interruptible((signal) => rollback(request, surroundingsOf(progress, signal)), ROLLING_BACK),
});
