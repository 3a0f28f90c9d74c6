import type { Command } from 'commander';
import { reviewed } from '../operations/publish';
import { cli } from './cli';

void cli<{ env: string; commit: string }>({
  name: 'reviewed',
  summary: 'Print the hash of the plan that was reviewed on the pull request of a commit',
  flags: (command: Command) =>
    command
      .requiredOption('--env <name>', 'environment')
      .requiredOption('--commit <sha>', 'the commit that the merge made'),
  run: (flags) => reviewed(flags),
});
