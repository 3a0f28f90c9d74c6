import { UsageError } from '../engine/errors';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { VERBS, whatIf } from '../operations/whatif/whatif';
import { cli } from './cli';

interface Flags {
  env: string;
  to?: string;
  everyoneIn?: string;
  showValues?: boolean;
}

void cli<Flags>({
  name: 'whatif',
  summary: 'Tells what would happen to a person, where and when, and what RingCentral would lose; writes nothing',
  flags: (command) =>
    command
      .argument('<verb>', VERBS.join(', '))
      .argument('[people...]', 'login, email, Okta id, employee id, account name, RingCentral number or extension')
      .requiredOption('--env <name>', 'the environment')
      .option(
        '--to <place>',
        'move: a group, a unit (OU=…), or a directory attribute that rules read (department=Sales)',
      )
      .option('--everyone-in <group>', 'everybody in this group, as one batch')
      .option('--show-values', "show people's values instead of their kind and a hash"),
  run: ({ env, to, everyoneIn, showValues }, [wanted = '', ...people], progress) => {
    const verb = VERBS.find((one) => one === wanted);
    if (!verb) throw new UsageError(`whatif does not know '${wanted}'.`, `Use ${VERBS.join(', ')}.`);
    const request = { env, verb, people, to, everyoneIn, showValues: showValues ?? false };
    return interruptible((signal) => whatIf(request, surroundingsOf(progress, signal)));
  },
});
