import { adopt, type AdoptRequest } from '../../operations/adopt/adopt';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<AdoptRequest>({
  examples: ['adopt --env demo --out adopted'],
  variables: ['okta'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment that names org, systems and phase')
      .requiredOption('--out <dir>', 'folder for environment.json and terraform.tfstate'),
  run: ({ env, out }, _args, progress) =>
    interruptible((signal) => adopt({ env, out }, surroundingsOf(progress, signal))),
});
