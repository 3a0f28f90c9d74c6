import { doctor } from '../../operations/doctor';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<{ env: string; only?: string }>({
  examples: ['doctor --env demo', 'doctor --env demo --only okta-scopes'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment')
      .option('--only <ids>', 'these checks, separated by commas, and what they build on'),
  run: ({ env, only }, _args, progress) =>
    interruptible((signal) => doctor({ env, only: only?.split(',') }, surroundingsOf(progress, signal))),
});
