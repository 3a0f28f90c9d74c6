import { describe, expect, it } from 'vitest';
import { oktaConfigFromEnv } from '../../../clients/okta';
import { UsageError } from '../../../engine/errors';

const app = {
  OKTA_ORG_NAME: 'acme',
  OKTA_BASE_URL: 'oktapreview.com',
  OKTA_API_CLIENT_ID: '0oa1',
  OKTA_API_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----',
  OKTA_API_SCOPES: 'okta.apps.read,okta.groups.read',
};

describe('credentials', () => {
  it("come from the okta/okta provider's own variables", () => {
    expect(oktaConfigFromEnv(app)).toEqual({
      orgUrl: 'https://acme.oktapreview.com',
      credentials: {
        kind: 'privateKey',
        clientId: '0oa1',
        privateKey: '-----BEGIN PRIVATE KEY-----',
        scopes: ['okta.apps.read', 'okta.groups.read'],
      },
    });
    expect(oktaConfigFromEnv({ OKTA_HTTP_PROXY: 'http://127.0.0.1:1', OKTA_API_TOKEN: 't' })).toEqual({
      orgUrl: 'http://127.0.0.1:1',
      credentials: { kind: 'apiToken', token: 't' },
    });
  });

  it.each([
    ['two kinds at once', { ...app, OKTA_API_TOKEN: 't' }, /Both an API token/],
    ['half of a service app', { ...app, OKTA_API_SCOPES: '' }, /OKTA_API_SCOPES not set/],
    ['none', { OKTA_ORG_NAME: 'acme' }, /OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY, OKTA_API_SCOPES not set/],
    ['no org', {}, /OKTA_ORG_NAME is not set/],
    ['a key that is neither key nor file', { ...app, OKTA_API_PRIVATE_KEY: 'nothing' }, /neither a PEM key nor/],
  ])('%s: a usage error', (_name, env, message) => {
    expect(() => oktaConfigFromEnv(env)).toThrow(UsageError);
    expect(() => oktaConfigFromEnv(env)).toThrow(message);
  });
});
