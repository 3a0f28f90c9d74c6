import { commandLine } from '../../engine/command-line';
import { readFileSync } from 'node:fs';
import { UsageError } from '../../engine/errors';
import { requireEncryption } from '../encrypted';
import type { Party } from '../http';

export type OktaCredentials =
  | {
      readonly kind: 'privateKey';
      readonly clientId: string;
      readonly keyId?: string;
      /** PEM, PKCS#1 or PKCS#8. */
      readonly privateKey: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: 'apiToken'; readonly token: string };

export interface OktaConfig {
  /** Without a trailing slash. */
  readonly orgUrl: string;
  readonly credentials: OktaCredentials;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Whom this client speaks to. */
export const oktaParty = ({ orgUrl }: Pick<OktaConfig, 'orgUrl'>): Party => ({
  vendor: 'Okta',
  address: orgUrl,
  variables: 'OKTA_ORG_NAME, OKTA_BASE_URL and OKTA_HTTP_PROXY',
});

/** The org's base URL: okta/okta reads OKTA_HTTP_PROXY as an override of the org URL, not as a proxy; so do we. */
function orgUrlFromEnv(env: Env): string {
  const override = env.OKTA_HTTP_PROXY;
  if (override) {
    requireEncryption(override, 'OKTA_HTTP_PROXY', 'Okta');
    return override.replace(/\/+$/, '');
  }
  const { OKTA_ORG_NAME: org, OKTA_BASE_URL: base = 'okta.com' } = env;
  if (!org) {
    throw new UsageError(
      'Which Okta org? OKTA_ORG_NAME is not set.',
      `export OKTA_ORG_NAME=acme OKTA_BASE_URL=okta.com (or oktapreview.com), or eval "$(${commandLine('env')} NAME)" for running emulators`,
    );
  }
  const host = `${org}.${base}`;
  if (/^[a-z0-9.-]+(:\d+)?$/i.test(host)) return `https://${host}`;
  throw new UsageError(
    `OKTA_ORG_NAME and OKTA_BASE_URL make no host name: ${host}`,
    'give the parts of the name only, without scheme and path: OKTA_ORG_NAME=acme OKTA_BASE_URL=okta.com',
  );
}

/** okta/okta accepts the key itself or the path of a file that holds it. */
const pem = (value: string): string => {
  if (value.includes('-----BEGIN')) return value;
  try {
    return readFileSync(value, 'utf8');
  } catch {
    throw new UsageError(
      'OKTA_API_PRIVATE_KEY is neither a PEM key nor the path of a readable file.',
      'set it to the key of the service app, PEM, or to the path of its file',
    );
  }
};

/**
 * Reads the same variables as the okta/okta provider. Throws UsageError where none, half of them or two kinds of credentials are set:
 * the provider would pick one silently, and a plan would then run with other rights than its reader thinks.
 */
export function oktaConfigFromEnv(env: Env = process.env): OktaConfig {
  const orgUrl = orgUrlFromEnv(env);
  const { OKTA_API_TOKEN: token, OKTA_API_CLIENT_ID: clientId, OKTA_API_PRIVATE_KEY: privateKey } = env;
  if (token && (clientId || privateKey)) {
    throw new UsageError(
      'Both an API token (OKTA_API_TOKEN) and an OAuth service app (OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY) are set.',
      'unset OKTA_API_TOKEN: a service app has the least rights and does not lapse with an admin',
    );
  }
  if (token) return { orgUrl, credentials: { kind: 'apiToken', token } };
  const scopes = (env.OKTA_API_SCOPES ?? '').split(/[\s,]+/).filter(Boolean);
  const missing = [
    ...(clientId ? [] : ['OKTA_API_CLIENT_ID']),
    ...(privateKey ? [] : ['OKTA_API_PRIVATE_KEY']),
    ...(scopes.length > 0 ? [] : ['OKTA_API_SCOPES']),
  ];
  if (!clientId || !privateKey || missing.length > 0) {
    throw new UsageError(
      `No credentials for ${orgUrl}: ${missing.join(', ')} not set.`,
      'set the client id, private key (PEM) and scopes of an Okta service app (private_key_jwt)',
    );
  }
  const keyId = env.OKTA_API_PRIVATE_KEY_ID;
  return {
    orgUrl,
    credentials: { kind: 'privateKey', clientId, privateKey: pem(privateKey), scopes, ...(keyId ? { keyId } : {}) },
  };
}
