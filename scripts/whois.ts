import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { whois } from '../operations/whois/whois';
import { cli } from './cli';

interface Flags {
  env: string;
  showValues?: boolean;
}

void cli<Flags>({
  name: 'whois',
  summary: 'Shows one person in every system side by side, and why there is no number yet; reads only',
  flags: (command) =>
    command
      .argument('<person>', 'login, email, Okta id, employee id, account name, RingCentral number or extension')
      .requiredOption('--env <name>', 'the environment')
      .option('--show-values', "show the person's values instead of their kind and a hash"),
  run: ({ env, showValues }, [person = ''], progress) =>
    interruptible((signal) =>
      whois({ env, person, showValues: showValues ?? false }, surroundingsOf(progress, signal)),
    ),
});
