import { explain } from '../operations/explain/explain';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<{ env?: string }>({
  name: 'explain',
  summary: 'Tells what an error message of Okta, RingCentral, Terraform or a directory means',
  flags: (command) =>
    command
      .argument('<message>', 'the message, as it was shown')
      .option('--env <name>', 'look in its tenants for whom it happened to, and which attribute it is about'),
  run: ({ env }, [message = ''], progress) =>
    interruptible((signal) =>
      explain(message, env === undefined ? undefined : { env, connecting: surroundingsOf(progress, signal) }),
    ),
});
