import { UsageError } from '../engine/errors';
import { interruptible } from '../operations/interrupt';
import { rollout, type RolloutRequest } from '../operations/rollout/rollout';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

interface Flags {
  env: string;
  format: string;
}

function formatOf(wanted: string): RolloutRequest['format'] {
  if (wanted === 'text' || wanted === 'markdown') return wanted;
  throw new UsageError(`rollout has no format '${wanted}'.`, 'Use text or markdown.');
}

void cli<Flags>({
  name: 'rollout',
  summary: "Shows the guide's steps for a scenario: done, next, blocked, manual, by whom and where; reads only",
  flags: (command) =>
    command
      .requiredOption('--env <name>', 'the environment')
      .option('--format <format>', 'text, or markdown for a ticket', 'text'),
  run: ({ env, format }, _args, progress) =>
    interruptible((signal) => rollout({ env, format: formatOf(format) }, surroundingsOf(progress, signal))),
});
