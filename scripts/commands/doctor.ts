import { capture, doctor } from '../../operations/doctor';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<{ env: string; only?: string; capture?: string }>({
  examples: ['doctor --env demo', 'doctor --env demo --only okta-scopes', 'doctor --env demo --capture org.json'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment')
      .option('--only <ids>', 'these checks, separated by commas, and what they build on')
      .option(
        '--capture <file>',
        'check nothing, but record what the commands read, values of people as shapes and ids as pseudonyms',
      ),
  run: ({ env, only, capture: file }, _args, progress) =>
    interruptible((signal) => {
      const surroundings = surroundingsOf(progress, signal);
      if (file !== undefined) return capture({ env, capture: file }, surroundings);
      return doctor({ env, only: only?.split(',') }, surroundings);
    }),
});
