import type { Command } from 'commander';
import { doctor } from '../operations/doctor';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<{ env: string; only?: string }>({
  name: 'doctor',
  summary: 'Look for what would stop a command, with the remedy; reads only',
  flags: (command: Command) =>
    command
      .requiredOption('--env <name>', 'environment')
      .option('--only <ids>', 'these checks, separated by commas, and what they build on'),
  run: ({ env, only }, _args, progress) =>
    interruptible((signal) => doctor({ env, only: only?.split(',') }, surroundingsOf(progress, signal))),
});
