import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, exportJWK } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestOrg, type TestOrg } from './org';

const CLIENT = '0oa1acmetf0000000tfc';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('access tokens', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startTestOrg();
    org.tenant.trust({ ...(await exportJWK(publicKey)), kid: 'one' });
  });
  afterAll(() => org.close());

  interface Claims {
    readonly aud?: string;
    readonly sub?: string;
    readonly kid?: string;
    readonly lifetime?: number;
    readonly jti?: string;
    readonly key?: typeof privateKey;
  }
  const assertion = ({ aud, sub = CLIENT, kid = 'one', lifetime = 300, jti, key = privateKey }: Claims = {}) => {
    const now = Math.floor(org.clock.now().getTime() / 1000);
    const jwt = new SignJWT({ ...(jti ? { jti } : {}) }).setProtectedHeader({ alg: 'RS256', kid });
    return jwt
      .setIssuer(sub)
      .setSubject(sub)
      .setAudience(aud ?? `${org.tenant.url}/oauth2/v1/token`)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(key);
  };
  const request = async (claims: Claims = {}, scope = 'okta.apps.read', where: 'body' | 'query' = 'body') => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(claims),
    }).toString();
    const answer = await fetch(`${org.tenant.url}/oauth2/v1/token${where === 'query' ? `?${form}` : ''}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...(where === 'body' ? { body: form } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const withToken = (token: unknown, path: string, method = 'GET') =>
    org.call(method, path, undefined, { authorization: `Bearer ${String(token)}` });

  it.each(['body', 'query'] as const)('are given for a signed assertion in the %s', async (where) => {
    const { status, body } = await request({}, 'okta.apps.read', where);
    expect([status, body]).toEqual([
      200,
      { token_type: 'Bearer', expires_in: 3600, scope: 'okta.apps.read', access_token: expect.any(String) as string },
    ]);
    expect((await withToken(body.access_token, '/api/v1/apps')).status).toBe(200);
  });

  it.each<[string, Claims]>([
    ['a foreign key', { key: stranger }],
    ['an unknown key id', { kid: 'two' }],
    ['an unknown client', { sub: '0oa0000000000000none' }],
    ['another audience', { aud: 'https://elsewhere.test/oauth2/v1/token' }],
    ['an assertion that has expired', { lifetime: -60 }],
    ['an assertion that lives too long', { lifetime: 7200 }],
  ])('are refused for %s', async (_, claims) => {
    const { status, body } = await request(claims);
    expect([status, body.error]).toEqual([401, 'invalid_client']);
  });

  it('are refused when an assertion is used again, and for a scope that was not granted', async () => {
    expect((await request({ jti: 'x' })).status).toBe(200);
    expect((await request({ jti: 'x' })).body.error).toBe('invalid_client');
    expect((await request({}, 'okta.users.read okta.roles.manage')).body.error).toBe('invalid_scope');
  });

  it('open only what their scopes name; manage includes read; nothing opens without one', async () => {
    const reading = (await request({}, 'okta.groups.read')).body.access_token;
    const managing = (await request({}, 'okta.groups.manage')).body.access_token;
    const refused = await withToken(reading, '/api/v1/apps');
    expect([refused.status, refused.body.errorCode]).toEqual([403, 'E0000006']);
    expect((await withToken(reading, '/api/v1/groups', 'POST')).status).toBe(403);
    expect((await withToken(managing, '/api/v1/groups')).status).toBe(200);
    const nobody = await withToken('nonsense', '/api/v1/groups');
    expect([nobody.status, nobody.body.errorCode]).toEqual([401, 'E0000011']);
    expect((await withToken('nonsense', '/.well-known/okta-organization')).status).toBe(200);
  });

  it('end after an hour, and have no user behind them', async () => {
    const token = (await request({}, 'okta.users.read')).body.access_token;
    expect((await withToken(token, '/api/v1/users/me')).status).toBe(403);
    org.clock.forward(3601);
    expect((await withToken(token, '/api/v1/users')).status).toBe(401);
    expect((await org.call('GET', '/api/v1/users/me')).body.profile.login).toBe('ada.admin@acme.test');
  });
});

describe('the wire', () => {
  let org: TestOrg;
  beforeEach(async () => {
    org = await startTestOrg();
  });
  afterEach(() => org.close());

  it('pages by opaque cursors, next only while more follows', async () => {
    const names: string[] = [];
    let path = '/api/v1/groups?limit=3';
    for (let pages = 0; path !== '' && pages < 10; pages++) {
      const { body, headers } = await org.call('GET', path);
      names.push(...body.map(({ profile }) => profile.name));
      const next = /<([^>]+)>; rel="next"/.exec(headers.get('link')?.replace(/<[^>]+>; rel="self",? ?/, '') ?? '');
      path = next ? (next[1] ?? '').replace(org.tenant.url, '') : '';
    }
    expect(names).toEqual([
      'Everyone',
      'RingCentral Users',
      'RingCentral Managers',
      'Sales',
      'Engineering',
      'Support',
      'Contractors',
    ]);
    const lost = await org.call('GET', '/api/v1/groups?after=nobody');
    expect([lost.status, lost.body.errorCode]).toEqual([400, 'E0000029']);
  });

  it('counts requests by bucket and refuses when told to', async () => {
    const { headers } = await org.call('GET', '/api/v1/apps');
    expect(['limit', 'remaining', 'reset'].map((name) => headers.get(`x-rate-limit-${name}`))).toEqual([
      '100',
      '99',
      String(org.clock.now().getTime() / 1000 + 60),
    ]);
    for (let spent = 1; spent < 100; spent++) await org.call('GET', '/api/v1/apps');
    expect((await org.call('GET', '/api/v1/apps')).status).toBe(200);
    await org.admin('switches', { enforceRateLimits: true });
    const refused = await org.call('GET', '/api/v1/apps');
    expect([refused.status, refused.body.errorCode, refused.headers.get('x-rate-limit-remaining')]).toEqual([
      429,
      'E0000047',
      '0',
    ]);
    expect(refused.headers.get('date')).toBe('Sun, 22 Nov 2026 10:00:00 GMT');
    org.clock.forward(60);
    expect((await org.call('GET', '/api/v1/apps')).status).toBe(200);
  });

  it('tells bad JSON, a wrong method and a wrong path apart', async () => {
    const told = async (method: string, path: string, body?: unknown) => {
      const answer = await org.call(method, path, body);
      return [answer.status, answer.body.errorCode];
    };
    expect(await told('POST', '/api/v1/groups', '{')).toEqual([400, 'E0000003']);
    expect(await told('POST', '/api/v1/groups', { profile: 7 })).toEqual([400, 'E0000003']);
    expect(await told('DELETE', '/api/v1/groups')).toEqual([405, 'E0000022']);
    expect(await told('GET', '/api/v1/nonsense')).toEqual([404, 'E0000007']);
  });

  it('fails as told: 429, 500, cut, and lost after the commit', async () => {
    const arm = (kind: string) => org.admin('faults-arm', { method: 'POST', path: '/api/v1/groups', kind });
    const create = (name: string) =>
      org.call('POST', '/api/v1/groups', { profile: { name } }).then(
        ({ status, body }) => [status, body.errorCode],
        () => 'cut',
      );
    const outcomes = [];
    for (const kind of ['429', '500', 'cut', 'timeout-after-commit']) {
      await arm(kind);
      outcomes.push(await create(kind));
      await org.admin('faults-clear');
    }
    expect(outcomes).toEqual([[429, 'E0000047'], [500, 'E0000009'], 'cut', 'cut']);
    const { body } = await org.call('GET', '/api/v1/groups?filter=type+eq+"OKTA_GROUP"');
    expect(body.map(({ profile }) => profile.name)).toEqual(['Contractors', 'timeout-after-commit']);
  });

  it('keeps a System Log of every write, by actor, time and kind', async () => {
    await org.call('POST', '/api/v1/groups', { profile: { name: 'One' } });
    org.clock.forward(60);
    const since = org.clock.now().toISOString();
    await org.call('POST', '/api/v1/groups', { profile: { name: 'Two' } });
    await org.call('POST', '/api/v1/groups', { profile: 7 });
    const events = async (query: string) =>
      (await org.call('GET', `/api/v1/logs?${query}`)).body.map((event) => [
        event.published,
        event.eventType,
        event.actor.alternateId,
        event.target.map(({ displayName }) => displayName).join(),
      ]);
    const two = [since, 'group.lifecycle.create', 'ada.admin@acme.test', 'Two'];
    expect(await events('')).toEqual([
      ['2026-11-22T10:00:00.000Z', 'group.lifecycle.create', 'ada.admin@acme.test', 'One'],
      two,
    ]);
    expect(await events(`since=${since}`)).toEqual([two]);
    // Without `since` the list begins seven days before `until`, however far away that is.
    expect(await events('until=2999-01-01T00:00:00.000Z')).toEqual([]);
    expect(await events('filter=eventType+eq+"group.lifecycle.create"&sortOrder=DESCENDING&limit=1')).toEqual([two]);
    expect(await events('filter=actor.type+eq+"PublicClientApp"')).toEqual([]);
    expect(org.tenant.writes()).toEqual({ group: 2 });
  });
});
