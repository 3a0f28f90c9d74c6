import { adopt, type AdoptRequest } from '../../operations/adopt/adopt';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<AdoptRequest>({
  examples: ['adopt --env demo --out adopted', 'adopt --out adopted'],
  variables: ['okta', 'ringcentral'],
  flags: (declared) =>
    declared
      .option('--env <name>', 'environment that names org, systems and phase; without it the org itself suggests one')
      .requiredOption('--out <dir>', 'folder for environment.json, terraform.tfstate and drift/NAME.json')
      .option('--app <id>', 'without --env: the RingCentral app (0oa…), where the org has several'),
  run: ({ env, out, app }, _args, progress) =>
    interruptible((signal) => adopt({ env, out, app }, surroundingsOf(progress, signal))),
});
