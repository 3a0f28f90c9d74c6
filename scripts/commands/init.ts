import { DIRECTORY_KINDS } from '../../operations/init/environment-file';
import { init } from '../../operations/init/init';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags {
  readonly folder: string;
  readonly orgId?: string;
  readonly accountId?: string;
  readonly adApp?: string;
  readonly adLabel?: string;
  readonly ldapApp?: string;
  readonly ldapLabel?: string;
  readonly directory?: string;
  readonly ringcentralApp?: string;
}

export default command<Flags>({
  examples: [
    'init acme',
    'init acme --org-id 00o1abcdefghijklmnop --account-id 400131426008 --ad-app 0oa1abcdefghijklmnop --ad-label corp.acme.com',
    'init acme --directory ldap',
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
      .option('--ldap-app <id>', 'id of the app of an LDAP directory in Okta, 0oa…')
      .option('--ldap-label <label>', 'its label')
      .option(
        '--directory <kind>',
        `${DIRECTORY_KINDS.join(' or ')}; without it the kind of the app that is given or found`,
      )
      .option('--ringcentral-app <id>', 'id of a RingCentral app that is there already'),
  run: ({ json: _json, directory, ...flags }, [name = ''], progress) => {
    const kind = directory === undefined ? undefined : oneOf('--directory', DIRECTORY_KINDS, directory);
    return interruptible((signal) => init({ ...flags, name, directory: kind }, surroundingsOf(progress, signal)));
  },
});
