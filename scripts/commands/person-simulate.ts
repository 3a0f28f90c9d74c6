import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { VERBS, whatIf } from '../../operations/whatif/whatif';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags {
  env: string;
  to?: string;
  everyoneIn?: string;
  showValues?: boolean;
}

export default command<Flags>({
  examples: [
    'person simulate --env demo disable grace.winterbourne@acme.test',
    'person simulate --env demo move grace.winterbourne@acme.test --to department=Sales',
  ],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .argument('<verb>', VERBS.join(', '))
      .argument('[people...]', 'login, email, Okta id, employee id, account name, RingCentral number or extension')
      .requiredOption('--env <name>', 'the environment')
      .option(
        '--to <place>',
        'move: a group, a unit (OU=…), or a directory attribute that rules read (department=Sales)',
      )
      .option('--everyone-in <group>', 'everybody in this group, as one batch')
      .option('--show-values', "show people's values instead of their shape"),
  run: ({ env, to, everyoneIn, showValues }, [wanted = '', ...people], progress) => {
    const verb = oneOf('person simulate', VERBS, wanted);
    const request = { env, verb, people, to, everyoneIn, showValues: showValues ?? false };
    return interruptible((signal) => whatIf(request, surroundingsOf(progress, signal)));
  },
});
