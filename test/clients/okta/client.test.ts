import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { OktaApiError, OktaClient, oktaConfigFromEnv } from '../../../clients/okta';
import { IncompleteError } from '../../../engine/errors';
import { loopback } from './loopback';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

const closers: (() => Promise<void>)[] = [];
const serve = async (...args: Parameters<typeof loopback>) => {
  const server = await loopback(...args);
  closers.push(server.close);
  return server;
};
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const withToken = (url: string, options = {}) =>
  new OktaClient({ orgUrl: url, credentials: { kind: 'apiToken', token: 't' } }, options);

/** Time passes by waiting only. */
const testClock = () => {
  let now = 0;
  const waits: number[] = [];
  return { waits, now: () => now, sleep: async (ms: number) => void (waits.push(ms), (now += ms)) };
};

describe('an Okta client', () => {
  it('follows next pages, whose links come one line per relation and name a host that is not ours', async () => {
    const server = await serve(({ url }) =>
      url.includes('after=2')
        ? { headers: { link: ['<http://okta.test/api/v1/groups?after=2>; rel="self"'] }, json: [] }
        : {
            headers: {
              link: [
                '<http://okta.test/api/v1/groups>; rel="self"',
                '<http://okta.test/api/v1/groups?after=2&limit=1>; rel="next"',
              ],
            },
            json: [{ id: '00g1', type: 'OKTA_GROUP', profile: { name: 'Sales' } }],
          },
    );
    expect(await withToken(server.url).groups()).toEqual([
      { id: '00g1', type: 'OKTA_GROUP', profile: { name: 'Sales' } },
    ]);
    expect(server.received.map(({ url }) => url)).toEqual([
      '/api/v1/groups?limit=1000',
      '/api/v1/groups?after=2&limit=1',
    ]);
  });

  it('counts reads and writes', async () => {
    const server = await serve(() => ({ json: { id: '00u1', status: 'ACTIVE', profile: {} } }));
    const client = withToken(server.url);
    await client.user('ada@acme.test');
    await client.updateUser('00u1', { title: 'Countess' });
    expect(client.calls).toEqual({ reads: 1, writes: 1 });
    expect(server.received.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', '/api/v1/users/ada%40acme.test', ''],
      ['POST', '/api/v1/users/00u1', '{"profile":{"title":"Countess"}}'],
    ]);
  });

  it("says Okta's code, summary and causes", async () => {
    const server = await serve(() => ({
      status: 400,
      json: {
        errorCode: 'E0000001',
        errorSummary: 'Api validation failed: updateMapping',
        errorCauses: [{ errorSummary: 'Invalid target field x' }],
      },
    }));
    const error = await withToken(server.url)
      .postMapping('prm1', { x: null })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OktaApiError);
    expect(error).toMatchObject({
      exitCode: 3,
      status: 400,
      code: 'E0000001',
      causes: ['Invalid target field x'],
      message:
        'Okta refused POST /api/v1/mappings/prm1 (400 E0000001): Api validation failed: updateMapping Causes: Invalid target field x',
    });
    expect(server.received).toHaveLength(1);
  });

  it('waits for the reset that a 429 names by the clock of the answer, then repeats the request', async () => {
    const clock = testClock();
    const server = await serve((_request, index) =>
      index === 0
        ? {
            status: 429,
            headers: {
              date: 'Thu, 01 Jan 2026 00:00:00 GMT',
              'x-rate-limit-limit': '10',
              'x-rate-limit-reset': '1767225607',
              'x-rate-limit-remaining': '0',
            },
            json: { errorCode: 'E0000047' },
          }
        : { json: [] },
    );
    expect(await withToken(server.url, { clock }).apps()).toEqual([]);
    expect(clock.waits).toEqual([8050]);
  });

  it('waits before a bucket that the last answer left empty, and only before that one', async () => {
    const clock = testClock();
    const server = await serve(({ url }) => ({
      headers: {
        date: 'Thu, 01 Jan 2026 00:00:00 GMT',
        'x-rate-limit-limit': '1',
        'x-rate-limit-reset': '1767225602',
        'x-rate-limit-remaining': '0',
      },
      json: url.includes('groups') ? [] : { id: '0oa', name: 'n', label: 'l', status: 'ACTIVE' },
    }));
    const client = withToken(server.url, { clock });
    await client.app('0oa1acmead0000000app');
    await client.groups();
    expect(clock.waits).toEqual([]);
    await client.app('0oa2acmead0000000app');
    expect(clock.waits).toEqual([3050]);
  });

  it('repeats a read after 503, never a write', async () => {
    const server = await serve((_request, index) => (index === 0 ? { status: 503 } : { json: [] }));
    expect(await withToken(server.url, { clock: testClock() }).groupRules()).toEqual([]);
    const failing = await serve(() => ({ status: 503 }));
    await expect(withToken(failing.url).postUserSchema({})).rejects.toThrow(OktaApiError);
    expect(failing.received).toHaveLength(1);
  });

  it('is incomplete where the org cannot be reached or answers in another shape', async () => {
    const server = await serve(() => ({ json: { pipeline: 'idx' } }));
    await expect(withToken(server.url).org()).rejects.toThrow(/not in Okta's documented shape/);
    await server.close();
    closers.splice(0);
    await expect(withToken(server.url, { clock: testClock() }).org()).rejects.toThrow(IncompleteError);
  });

  it('asks for one access token by private-key JWT, renews it when Okta calls it invalid', async () => {
    let tokens = 0;
    const server = await serve(({ url, authorization }) => {
      if (url === '/oauth2/v1/token') return { json: { access_token: `token${++tokens}`, expires_in: 3600 } };
      return authorization === 'Bearer token1'
        ? { status: 401, json: { errorCode: 'E0000011', errorSummary: 'Invalid token provided' } }
        : { json: [] };
    });
    const client = new OktaClient(
      oktaConfigFromEnv({
        OKTA_HTTP_PROXY: `${server.url}/`,
        OKTA_API_CLIENT_ID: '0oa1acmetf0000000tfc',
        OKTA_API_PRIVATE_KEY: pem,
        OKTA_API_PRIVATE_KEY_ID: 'kid1',
        OKTA_API_SCOPES: 'okta.apps.read, okta.groups.read',
      }),
    );
    await Promise.all([client.apps(), client.groups()]);
    await client.groupRules();
    const requests = server.received
      .filter(({ url }) => url === '/oauth2/v1/token')
      .map(({ body }) => new URLSearchParams(body));
    expect(requests[0]!.get('scope')).toBe('okta.apps.read okta.groups.read');
    const assertion = requests[0]!.get('client_assertion')!;
    await jwtVerify(assertion, publicKey, { audience: `${server.url}/oauth2/v1/token` });
    expect(decodeJwt(assertion)).toMatchObject({ iss: '0oa1acmetf0000000tfc', sub: '0oa1acmetf0000000tfc' });
    expect(server.received.filter(({ authorization }) => authorization === 'Bearer token1')).toHaveLength(2);
  });

  it('stops reading the log at an empty page, for Okta always offers one more', async () => {
    const server = await serve((_request, index, url) => ({
      headers: { link: `<${url}/api/v1/logs?after=${index}>; rel="next"` },
      json: index === 0 ? [{ uuid: 'u', published: '2026-01-01T00:00:00Z', eventType: 'x' }] : [],
    }));
    expect(await withToken(server.url).logs({ since: '2026-01-01T00:00:00Z' })).toHaveLength(1);
  });
});
