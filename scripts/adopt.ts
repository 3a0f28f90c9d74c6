import type { Command } from 'commander';
import { adopt, type AdoptRequest } from '../operations/adopt/adopt';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<AdoptRequest>({
  name: 'adopt',
  summary: 'Makes an environment file and a state of an org that was set up by hand; writes nothing to any tenant',
  flags: (command: Command) =>
    command
      .requiredOption('--env <name>', 'environment that names org, systems and phase')
      .requiredOption('--out <dir>', 'folder for environment.json and terraform.tfstate'),
  run: ({ env, out }, _args, progress) =>
    interruptible((signal) => adopt({ env, out }, surroundingsOf(progress, signal))),
});
