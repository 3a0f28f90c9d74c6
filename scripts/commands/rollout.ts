import { interruptible } from '../../operations/interrupt';
import { rollout } from '../../operations/rollout/rollout';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags {
  env: string;
  format: string;
}

export default command<Flags>({
  examples: ['rollout --env demo', 'rollout --env demo --format markdown'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'the environment')
      .option('--format <format>', 'text, or markdown for a ticket', 'text'),
  run: ({ env, format }, _args, progress) =>
    interruptible((signal) =>
      rollout({ env, format: oneOf('--format', ['text', 'markdown'], format) }, surroundingsOf(progress, signal)),
    ),
});
