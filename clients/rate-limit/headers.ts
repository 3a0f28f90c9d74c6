/** What a vendor's answer says about its limit. Everything is optional: a proxy or another limiter may have answered. */
export interface Reading {
  readonly limit?: number;
  readonly remaining?: number;
  /** Milliseconds until calls spent now are given back. */
  readonly freeInMs?: number;
  /** Milliseconds to keep silent, from `Retry-After` or the vendor's own header. */
  readonly retryAfterMs?: number;
}

/** The part of a fetch answer that the limiter looks at. */
export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** Translates a vendor's headers. `now` in milliseconds since the epoch. */
export type ReadHeaders = (answer: Answer, now: number) => Reading;

const number = (answer: Answer, name: string): number | undefined => {
  const text = answer.headers.get(name);
  const value = text === null || text === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** Okta announces a limit of 0 where too many calls run side by side: that is none, and one counted with it would wait for ever. */
const aboveZero = (value: number | undefined): number | undefined => (value === 0 ? undefined : value);

const milliseconds = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.max(0, seconds * 1000);

/** RingCentral: `X-Rate-Limit-Limit`, `-Remaining`, `-Window` (seconds, sliding) and `Retry-After` (seconds). */
export const ringCentralHeaders: ReadHeaders = (answer) => ({
  limit: number(answer, 'x-rate-limit-limit'),
  remaining: number(answer, 'x-rate-limit-remaining'),
  freeInMs: milliseconds(number(answer, 'x-rate-limit-window')),
  retryAfterMs: milliseconds(number(answer, 'retry-after')),
});

/**
 * Okta: `x-rate-limit-limit`, `-remaining` and `-reset` (epoch seconds, one instant for the whole window). The reset is
 * counted from the answer's own `Date`, as Okta's SDKs do, so that a wrong local clock does no harm; one second is added.
 */
export const oktaHeaders: ReadHeaders = (answer, now) => {
  const reset = number(answer, 'x-rate-limit-reset');
  const date = Date.parse(answer.headers.get('date') ?? '');
  const freeInMs =
    reset === undefined ? undefined : Math.max(0, reset * 1000 - (Number.isNaN(date) ? now : date)) + 1000;
  return {
    limit: aboveZero(number(answer, 'x-rate-limit-limit')),
    remaining: number(answer, 'x-rate-limit-remaining'),
    freeInMs,
    retryAfterMs: answer.status === 429 ? (milliseconds(number(answer, 'retry-after')) ?? freeInMs) : undefined,
  };
};

/** GitHub: `Retry-After` (seconds) where a limit is reached (docs.github.com, rate limits); the few calls of a step come near none. */
export const githubHeaders: ReadHeaders = (answer) => ({ retryAfterMs: milliseconds(number(answer, 'retry-after')) });
