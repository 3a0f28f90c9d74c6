import { reviewed } from '../../operations/publish';
import { command } from '../command';

export default command<{ env: string; commit: string }>({
  examples: ['ci reviewed --env demo --commit 1a2b3c4'],
  variables: ['github'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment')
      .requiredOption('--commit <sha>', 'the commit that the merge made'),
  run: (flags) => reviewed(flags),
});
