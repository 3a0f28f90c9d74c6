import { UsageError } from '../../engine/errors';
import { requireEncryption } from '../encrypted';
import type { Party } from '../http';

/** How a command signs in to RingCentral: an app of the developer console, and one user's JWT credential. */
export interface RingCentralCredentials {
  /** `https://platform.ringcentral.com`, or the address of an embedded account. */
  readonly server: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly jwt: string;
}

/** Whom this client speaks to. */
export const ringCentralParty = ({ server }: Pick<RingCentralCredentials, 'server'>): Party => ({
  vendor: 'RingCentral',
  address: server,
  variables: 'RC_SERVER_URL',
});

const VARIABLES = {
  server: ['RC_SERVER_URL', 'the address of RingCentral’s API: https://platform.ringcentral.com'],
  clientId: ['RC_APP_CLIENT_ID', 'the client id of your app in RingCentral’s developer console'],
  clientSecret: ['RC_APP_CLIENT_SECRET', 'the client secret of your app in RingCentral’s developer console'],
  jwt: ['RC_USER_JWT', 'a JWT credential of an administrator, made in RingCentral’s developer console'],
} as const;

/**
 * Reads the credentials from environment variables.
 * @throws UsageError that names the first variable that is missing, and what belongs there
 */
export function ringCentralCredentials(env: Readonly<Record<string, string | undefined>>): RingCentralCredentials {
  const read = (field: keyof typeof VARIABLES): string => {
    const [variable, meaning] = VARIABLES[field];
    const value = env[variable];
    if (!value) throw new UsageError(`${variable} is not set.`, `Set ${variable} to ${meaning}.`);
    return value;
  };
  const server = read('server');
  if (!/^https?:\/\/[^/]+\/?$/.test(server)) {
    throw new UsageError(`RC_SERVER_URL is no address: ${server}`, 'Give scheme and host only, without a path.');
  }
  requireEncryption(server, 'RC_SERVER_URL', 'RingCentral');
  return {
    server: server.replace(/\/$/, ''),
    clientId: read('clientId'),
    clientSecret: read('clientSecret'),
    jwt: read('jwt'),
  };
}
