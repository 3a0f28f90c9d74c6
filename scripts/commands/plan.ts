import { plan } from '../../operations/plan/plan';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<{ env: string; out?: string; destroy?: boolean }>({
  examples: ['plan --env demo', 'plan --env demo --out plan'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment')
      .option('--out <dir>', 'save the plan there, for apply --plan and review --plan')
      .option('--destroy', 'always refused; says what to do instead'),
  run: ({ env, out, destroy }, _args, progress) =>
    interruptible((signal) => plan(env, surroundingsOf(progress, signal), { out, destroy })),
});
