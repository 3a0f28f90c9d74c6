import type { Command } from 'commander';
import { plan } from '../operations/deploy';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<{ env: string; out?: string; destroy?: boolean }>({
  name: 'plan',
  summary: 'Plan an environment with Terraform and judge the plan; writes nothing to any tenant',
  flags: (command: Command) =>
    command
      .requiredOption('--env <name>', 'environment')
      .option('--out <dir>', 'save the plan there, for apply --plan and review --plan')
      .option('--destroy', 'always refused; says what to do instead'),
  run: ({ env, out, destroy }, _args, progress) =>
    interruptible((signal) => plan(env, surroundingsOf(progress, signal), { out, destroy })),
});
