import { reviewed } from '../../operations/publish';
import { command, told } from '../command';

export default command<{ env: string; commit: string }>({
  examples: ['ci reviewed --env demo --commit 1a2b3c4'],
  variables: ['github', 'pipeline'],
  flags: (declared) =>
    declared
      .addOption(told('--env <name>', 'environment', 'ENVIRONMENT'))
      .addOption(told('--commit <sha>', 'the commit that the merge made', 'COMMIT')),
  run: (flags) => reviewed(flags),
});
