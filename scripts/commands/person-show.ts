import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { whois } from '../../operations/whois/whois';
import { command } from '../command';

interface Flags {
  env: string;
  showValues?: boolean;
}

export default command<Flags>({
  examples: ['person show --env demo grace.winterbourne@acme.test'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .argument('<person>', 'login, email, Okta id, employee id, account name, RingCentral number or extension')
      .requiredOption('--env <name>', 'the environment')
      .option('--show-values', "show the person's values instead of their shape"),
  run: ({ env, showValues }, [person = ''], progress) =>
    interruptible((signal) =>
      whois({ env, person, showValues: showValues ?? false }, surroundingsOf(progress, signal)),
    ),
});
