import { describe, expect, it } from 'vitest';
import { directorySettings } from '../../clients/active-directory';
import { githubConfig } from '../../clients/github';
import { oktaConfigFromEnv } from '../../clients/okta';
import { ringCentralCredentials } from '../../clients/ringcentral';
import { UsageError } from '../../engine/errors';
import { isLoopback } from '../../engine/loopback';
import { connect } from '../../provider/resources/connect';

/** How each client takes its address, by the variable that holds it. */
const CLIENTS: Readonly<Record<string, (address: string) => unknown>> = {
  OKTA_HTTP_PROXY: (address) => oktaConfigFromEnv({ OKTA_HTTP_PROXY: address, OKTA_API_TOKEN: 'secret-token' }),
  "our provider's OKTA_HTTP_PROXY": (address) =>
    connect({ OKTA_HTTP_PROXY: address, OKTA_API_TOKEN: 'secret-token' }, new AbortController().signal),
  RC_SERVER_URL: (address) =>
    ringCentralCredentials({
      RC_SERVER_URL: address,
      RC_APP_CLIENT_ID: 'id',
      RC_APP_CLIENT_SECRET: 'secret-token',
      RC_USER_JWT: 'jwt',
    }),
  AD_URL: (address) =>
    directorySettings('activeDirectory', { AD_URL: address, AD_BIND_DN: 'CN=x', AD_BIND_PASSWORD: 'secret-token' }),
  GITHUB_API_URL: (address) =>
    githubConfig({ GITHUB_API_URL: address, GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 'secret-token' }),
};

const ELSEWHERE = ['http://10.1.2.3:8080', 'http://localhost.example.com', 'http://127.0.0.1.example.com'];

describe('credentials leave this machine encrypted', () => {
  describe.each(Object.entries(CLIENTS))('%s', (variable, open) => {
    it.each(ELSEWHERE)('is refused as %s, before anything is sent', (address) => {
      expect(() => open(address)).toThrow(UsageError);
      expect(() => open(address)).toThrow(
        expect.objectContaining({ message: expect.stringContaining(variable.split(' ').at(-1)!) as string }) as Error,
      );
      expect(() => open(address)).not.toThrow(/secret-token/);
    });

    it('is taken on the loopback without', () => {
      expect(() => open('http://127.0.0.1:8080')).not.toThrow();
    });
  });

  it('ldap:// is taken on this machine only', () => {
    expect(() => CLIENTS.AD_URL!('ldap://localhost:389')).not.toThrow();
    expect(() => CLIENTS.AD_URL!('ldap://dc1.acme.test')).toThrow(/ldaps:\/\//);
  });

  it.each([
    { OKTA_ORG_NAME: 'acme', OKTA_BASE_URL: 'http://okta.com' },
    { OKTA_ORG_NAME: 'http://acme', OKTA_BASE_URL: 'okta.com' },
    { OKTA_ORG_NAME: 'acme', OKTA_BASE_URL: 'okta.com/api' },
  ])('a host name with more than a host name in it is refused: %o', (env) => {
    expect(() => oktaConfigFromEnv({ ...env, OKTA_API_TOKEN: 't' })).toThrow(UsageError);
  });
});

it.each([
  ['http://127.0.0.1:1', true],
  ['https://localhost/', true],
  ['http://[::1]:8080', true],
  ['http://127.9.8.7', true],
  ['ldap://127.0.0.1', true],
  ['http://localhost.example.com', false],
  ['http://localhost@example.com', false],
  ['http://127.0.0.1@example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['http://0.0.0.0', false],
  ['localhost', false],
  ['', false],
])('%s is on this machine: %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
