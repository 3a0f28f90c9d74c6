import { init } from '../../operations/init/init';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

interface Flags {
  readonly folder: string;
  readonly orgId?: string;
  readonly accountId?: string;
  readonly adApp?: string;
  readonly adLabel?: string;
  readonly ringcentralApp?: string;
}

export default command<Flags>({
  examples: [
    'init acme',
    'init acme --org-id 00o1abcdefghijklmnop --account-id 400131426008 --ad-app 0oa1abcdefghijklmnop --ad-label corp.acme.com',
  ],
  variables: ['okta', 'ringcentral'],
  flags: (declared) =>
    declared
      .argument('<name>', 'of the environment: small letters, digits and -')
      .option('--folder <dir>', 'of the project', '.')
      .option('--org-id <id>', "Okta's org id, 00o…; read from the org where its credentials are set")
      .option('--account-id <id>', "RingCentral's account id; read where its credentials are set")
      .option('--ad-app <id>', 'id of the Active Directory app in Okta, 0oa…')
      .option('--ad-label <label>', 'its label: the domain')
      .option('--ringcentral-app <id>', 'id of a RingCentral app that is there already'),
  run: ({ json: _json, ...flags }, [name = ''], progress) =>
    interruptible((signal) => init({ ...flags, name }, surroundingsOf(progress, signal))),
});
