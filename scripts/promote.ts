import type { Command } from 'commander';
import { interruptible } from '../operations/interrupt';
import { promote, type PromoteFlags } from '../operations/promote/promote';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<PromoteFlags>({
  name: 'promote',
  summary: 'Say whether an environment declares only what is live in the one before it; reads only',
  flags: (command: Command) =>
    command
      .requiredOption('--from <name>', 'the preview environment, to whose org the credentials belong')
      .requiredOption('--to <name>', 'the environment that takes over its table')
      .option('--revision <commit>', 'must be what is checked out, with nothing edited'),
  run: ({ from, to, revision }, _args, progress) =>
    interruptible((signal) => promote({ from, to, revision }, surroundingsOf(progress, signal))),
});
