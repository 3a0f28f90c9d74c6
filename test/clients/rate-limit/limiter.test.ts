import { describe, expect, it } from 'vitest';
import type { Clock, LimiterOptions } from '../../../clients/rate-limit';
import { RateLimiter, oktaHeaders, ringCentralHeaders } from '../../../clients/rate-limit';

type Group = 'light' | 'heavy';

/** A clock that only moves when somebody sleeps; sleepers wake in order of time. */
const manualClock = (start = 1_000_000): Clock & { slept: number[] } => {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      const until = now + ms;
      await new Promise((resolve) => setImmediate(resolve));
      now = Math.max(now, until);
    },
  };
};

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) });

/** RingCentral's sliding window with the sticky penalty, on the same clock. */
const slidingWindow = (clock: Clock, limit: number, windowMs: number) => {
  let calls: number[] = [];
  let penaltyUntil = 0;
  const server = {
    refused: 0,
    served: 0,
    handle: async () => {
      const now = clock.now();
      calls = calls.filter((at) => at > now - windowMs);
      const headers = { 'x-rate-limit-limit': `${limit}`, 'x-rate-limit-window': `${windowMs / 1000}` };
      if (now < penaltyUntil || calls.length >= limit) {
        penaltyUntil = now + 60_000;
        server.refused += 1;
        return answer(429, { ...headers, 'x-rate-limit-remaining': '0', 'retry-after': '60' });
      }
      calls.push(now);
      server.served += 1;
      return answer(200, { ...headers, 'x-rate-limit-remaining': `${limit - calls.length}` });
    },
  };
  return server;
};

const limiterFor = (clock: Clock, options: Partial<LimiterOptions<Group>> = {}) =>
  new RateLimiter<Group>({ readHeaders: ringCentralHeaders, clock, ...options });

describe('rate limiter', () => {
  it('never provokes a 429, however many calls start at once', async () => {
    const clock = manualClock();
    const server = slidingWindow(clock, 10, 60_000);
    const limiter = limiterFor(clock, { groups: { heavy: { limit: 10, windowMs: 60_000 } } });
    const started = clock.now();
    await Promise.all(Array.from({ length: 35 }, () => limiter.call('heavy', server.handle)));
    expect({ served: server.served, refused: server.refused, counts: limiter.counts() }).toEqual({
      served: 35,
      refused: 0,
      counts: { heavy: 35 },
    });
    expect(clock.now() - started).toBeGreaterThanOrEqual(180_000);
    expect(clock.now() - started).toBeLessThan(181_000);
  });

  it('learns an unknown budget from the first answer, sent alone', async () => {
    const clock = manualClock();
    const server = slidingWindow(clock, 3, 60_000);
    const limiter = limiterFor(clock);
    await Promise.all(Array.from({ length: 7 }, () => limiter.call('light', server.handle)));
    expect(server.refused).toBe(0);
  });

  it('sees what others spend of the same budget', async () => {
    const clock = manualClock();
    const server = slidingWindow(clock, 5, 60_000);
    for (let call = 0; call < 3; call += 1) await server.handle();
    const limiter = limiterFor(clock);
    for (let call = 0; call < 4; call += 1) await limiter.call('light', server.handle);
    expect({ refused: server.refused, waits: clock.slept.length }).toEqual({ refused: 0, waits: 1 });
  });

  it('keeps silent for Retry-After and then gets through', async () => {
    const clock = manualClock();
    const server = slidingWindow(clock, 2, 60_000);
    await server.handle();
    await server.handle();
    const limiter = limiterFor(clock, { marginMs: 0 });
    const reply = await limiter.call('light', server.handle);
    expect({ status: reply.status, refused: server.refused, slept: clock.slept }).toEqual({
      status: 200,
      refused: 1,
      slept: [60_000],
    });
  });

  it('waits a whole window when a 429 does not say how long, and holds back every group', async () => {
    const clock = manualClock();
    const replies = [answer(429), answer(200)];
    const limiter = limiterFor(clock, { marginMs: 0 });
    await limiter.call('light', async () => replies.shift() ?? answer(200));
    expect(clock.slept).toEqual([60_000]);
    const other = [answer(429), answer(200)];
    const held = limiter.call('light', async () => other.shift() ?? answer(200));
    await new Promise((resolve) => setImmediate(resolve));
    await limiter.call('heavy', async () => answer(200));
    await held;
    expect(clock.now()).toBe(1_000_000 + 120_000);
  });

  it('retries 5xx and broken connections with growing pauses', async () => {
    const clock = manualClock();
    const script: (() => Promise<ReturnType<typeof answer>>)[] = [
      async () => answer(503),
      () => Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })),
      async () => answer(500),
      async () => answer(200),
    ];
    const limiter = limiterFor(clock);
    const reply = await limiter.call('light', () => script.shift()!());
    expect({ status: reply.status, slept: clock.slept, counts: limiter.counts() }).toEqual({
      status: 200,
      slept: [1000, 2000, 4000],
      counts: { light: 4 },
    });
  });

  it('hands over the last 5xx when every try failed', async () => {
    const limiter = limiterFor(manualClock(), { tries: 2 });
    await expect(limiter.call('light', async () => answer(503))).resolves.toMatchObject({ status: 503 });
  });

  it('sends a call that must not happen twice only once, unless it never arrived', async () => {
    const limiter = limiterFor(manualClock());
    const once = { idempotent: false };
    await expect(limiter.call('heavy', async () => answer(500), once)).resolves.toMatchObject({ status: 500 });
    const cut = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    await expect(limiter.call('heavy', () => Promise.reject(cut), once)).rejects.toBe(cut);
    expect(limiter.counts().heavy).toBe(2);
    const script = [
      () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
      async () => answer(201),
    ];
    await expect(limiter.call('heavy', () => script.shift()!(), once)).resolves.toMatchObject({ status: 201 });
  });

  it('tells how long planned calls will take', async () => {
    const clock = manualClock();
    const groups = { light: { limit: 50, windowMs: 60_000 }, heavy: { limit: 10, windowMs: 60_000 } };
    const limiter = limiterFor(clock, { groups, marginMs: 0 });
    expect(limiter.etaMs({ light: 50, heavy: 10 })).toBe(0);
    expect(limiter.etaMs({ light: 200, heavy: 11 })).toBe(180_000);
    const server = slidingWindow(clock, 10, 60_000);
    await Promise.all(Array.from({ length: 10 }, () => limiter.call('heavy', server.handle)));
    expect(limiter.etaMs({ heavy: 1 })).toBe(60_000);
  });

  it('stops waiting when the operator interrupts', async () => {
    const stop = new AbortController();
    const limiter = new RateLimiter({ readHeaders: ringCentralHeaders, signal: stop.signal });
    const waiting = limiter.call('light', async () => answer(429, { 'retry-after': '600' }));
    setImmediate(() => stop.abort());
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('waits for Okta’s reset instant, counted from the answer’s own date', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 1));
    const headers = {
      'x-rate-limit-limit': '2',
      date: new Date(Date.UTC(2030, 0, 1)).toUTCString(),
      'x-rate-limit-reset': `${Date.UTC(2030, 0, 1) / 1000 + 20}`,
    };
    const replies = ['1', '0', '1'].map((remaining) =>
      answer(200, { ...headers, 'x-rate-limit-remaining': remaining }),
    );
    const limiter = new RateLimiter({ readHeaders: oktaHeaders, clock, marginMs: 0 });
    for (let call = 0; call < 3; call += 1) await limiter.call('/api/v1/apps', async () => replies.shift()!);
    expect(clock.slept).toEqual([21_000]);
  });

  it('does not take the limit of 0 that Okta announces for too many calls at once for a budget', async () => {
    const clock = manualClock();
    const replies = [
      answer(429, { 'x-rate-limit-limit': '0', 'x-rate-limit-remaining': '0', 'retry-after': '1' }),
      answer(200, { 'x-rate-limit-limit': '2', 'x-rate-limit-remaining': '1' }),
    ];
    const limiter = new RateLimiter({ readHeaders: oktaHeaders, clock, marginMs: 0 });
    expect((await limiter.call('/api/v1/users', async () => replies.shift()!)).status).toBe(200);
    expect(clock.slept).toEqual([1000]);
    expect(limiter.budgets()).toEqual({ '/api/v1/users': { calls: 2, limit: 2 } });
  });
});
