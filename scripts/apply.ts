import type { Command } from 'commander';
import { apply } from '../operations/deploy';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<{ env: string; destroy?: boolean }>({
  name: 'apply',
  summary: 'Plan an environment, apply that plan where nothing speaks against it, and plan again',
  flags: (command: Command) =>
    command
      .requiredOption('--env <name>', 'environment')
      .option('--destroy', 'always refused; says what to do instead'),
  run: ({ env, destroy }, _args, progress) =>
    interruptible((signal) => apply(env, surroundingsOf(progress, signal), { destroy })),
});
