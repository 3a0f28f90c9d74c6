import { explain } from '../operations/explain/explain';
import { cli } from './cli';

void cli({
  name: 'explain',
  summary: 'Tells what an error message of Okta, RingCentral, Terraform or a directory means',
  flags: (command) => command.argument('<message>', 'the message, as it was shown'),
  run: async (_, [message = '']) => explain(message),
});
