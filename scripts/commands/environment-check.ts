import { checkEnvironments } from '../../operations/environments/check';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

export default command<{ env?: string }>({
  examples: ['environment check', 'environment check --env demo'],
  exits: { 1: 'findings that need neither plan nor people', 2: 'an environment cannot be used' },
  flags: (declared) => declared.option('--env <name>', 'only this environment'),
  run: async ({ env }, _args, progress) => checkEnvironments(env, surroundingsOf(progress)),
});
