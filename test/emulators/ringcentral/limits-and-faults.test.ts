import { describe, expect, it } from 'vitest';
import { harness, refusal } from './harness';

const ACCOUNT = '/restapi/v1.0/account/~';
const NUMBERS = '/restapi/v2/accounts/~/phone-numbers';
const MAREN = `${ACCOUNT}/extension/400131430001`;

const limitHeaders = (headers: Headers) =>
  ['group', 'limit', 'remaining', 'window'].map((name) => headers.get(`x-rate-limit-${name}`));

describe('limits of the embedded RingCentral', () => {
  it('announces group, limit, rest and window with every answer', async () => {
    const { platform } = await harness({ limits: true });
    expect(limitHeaders((await platform.get(ACCOUNT)).headers)).toEqual(['light', '50', '49', '60']);
    expect(limitHeaders((await platform.get(`${ACCOUNT}/extension`)).headers)).toEqual(['medium', '40', '39', '60']);
    expect(limitHeaders((await platform.get(NUMBERS)).headers)).toEqual(['heavy', '10', '9', '60']);
  });

  it('counts in a window that slides, each group apart', async () => {
    const { get, clock } = await harness({ limits: true });
    for (let call = 0; call < 9; call += 1) await get(NUMBERS);
    clock.pass(30_000);
    await get(NUMBERS);
    await get(ACCOUNT);
    clock.pass(30_001);
    for (let call = 0; call < 9; call += 1) await get(NUMBERS);
    expect((await refusal(get(NUMBERS))).status).toBe(429);
  });

  it('punishes for 60 s, and starts anew with every call in between', async () => {
    const { get, clock } = await harness({ limits: true });
    for (let call = 0; call < 10; call += 1) await get(NUMBERS);
    const { status, body, headers } = await refusal(get(NUMBERS));
    expect([status, body.errorCode, headers.get('retry-after'), headers.get('x-rate-limit-remaining')]).toEqual([
      429,
      'CMN-301',
      '60',
      '0',
    ]);
    clock.pass(59_000);
    expect((await refusal(get(NUMBERS))).status).toBe(429);
    clock.pass(59_000);
    expect((await refusal(get(NUMBERS))).status).toBe(429);
    clock.pass(60_000);
    await get(NUMBERS);
  });

  it('allows five logins a minute for each app, whoever signs in', async () => {
    const { signIn, clock } = await harness({ limits: true });
    for (let login = 0; login < 4; login += 1) await signIn();
    expect((await refusal(signIn())).status).toBe(429);
    clock.pass(60_001);
    await signIn();
  });

  it('can be changed for one app', async () => {
    const { platform, asAdmin, tenant } = await harness({ limits: true });
    await asAdmin('PUT', '/limits', { clientId: tenant.env.RC_APP_CLIENT_ID, limits: { light: 300 } });
    expect(limitHeaders((await platform.get(ACCOUNT)).headers)).toEqual(['light', '300', '299', '60']);
  });
});

describe('faults of the embedded RingCentral', () => {
  it.each([
    ['401', 401, 'TokenInvalid', null],
    ['429', 429, 'CMN-301', '60'],
    ['429-unannounced', 429, 'CMN-301', null],
    ['500', 500, 'CMN-203', null],
    ['503', 503, 'CMN-201', null],
  ])('answers %s when told to, as long as told', async (kind, status, errorCode, retryAfter) => {
    const { get, asAdmin } = await harness();
    // The SDK renews its token and tries once more after a 401.
    await asAdmin('POST', '/faults', { kind, path: 'service-info', times: kind === '401' ? 2 : 1 });
    const refused = await refusal(get(`${ACCOUNT}/service-info`));
    expect([refused.status, refused.body.errorCode, refused.headers.get('retry-after')]).toEqual([
      status,
      errorCode,
      retryAfter,
    ]);
    await get(`${ACCOUNT}/service-info`);
  });

  it('lets the SDK recover from one 401 by itself', async () => {
    const { get, asAdmin } = await harness();
    await asAdmin('POST', '/faults', { kind: '401', path: 'service-info' });
    await get(`${ACCOUNT}/service-info`);
  });

  it('cuts the connection before anything happened, or after the write was done', async () => {
    const { put, get, asAdmin, tenant } = await harness();
    const write = () => put(MAREN, { contact: { department: 'Finance' } });
    await asAdmin('POST', '/faults', { kind: 'cut', method: 'PUT' });
    await expect(write()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(tenant.writes()).toEqual({});
    await asAdmin('POST', '/faults', { kind: 'timeout-after-commit', method: 'PUT' });
    await expect(write()).rejects.toThrow();
    expect(tenant.writes()).toEqual({ 'extension.update': 1 });
    expect((await get(MAREN)).contact).toMatchObject({ department: 'Finance' });
  });

  it('takes its time when told to', async () => {
    const { get, asAdmin } = await harness();
    await asAdmin('POST', '/faults', { kind: 'slow', path: 'service-info', milliseconds: 300 });
    const started = performance.now();
    await get(`${ACCOUNT}/service-info`);
    // A timer may be a millisecond early.
    expect(performance.now() - started).toBeGreaterThan(298);
  });

  it('brings the same bad weather for the same seed', async () => {
    const weather = async () => {
      const { get, asAdmin } = await harness();
      await asAdmin('POST', '/faults', { kind: '500', path: 'service-info', probability: 0.5, seed: 7 });
      const seen: boolean[] = [];
      for (let call = 0; call < 12; call += 1) {
        seen.push(
          await get(`${ACCOUNT}/service-info`).then(
            () => true,
            () => false,
          ),
        );
      }
      return seen;
    };
    const first = await weather();
    expect(new Set(first).size).toBe(2);
    expect(await weather()).toEqual(first);
  });
});
