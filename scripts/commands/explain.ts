import { explain } from '../../operations/explain/explain';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<{ env?: string }>({
  examples: ["explain 'License limit has been reached.'", "explain --env demo 'License limit has been reached.'"],
  variables: ['okta'],
  flags: (declared) =>
    declared
      .argument('<message>', 'the message, as it was shown')
      .option('--env <name>', 'look in its tenants for whom it happened to, and which attribute it is about'),
  run: ({ env }, [message = ''], progress) =>
    interruptible((signal) =>
      explain(message, env === undefined ? undefined : { env, connecting: surroundingsOf(progress, signal) }),
    ),
});
