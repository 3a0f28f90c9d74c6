interface Window {
  readonly remaining: number;
  /** Milliseconds since the epoch, by our clock. */
  readonly resets: number;
}

const RESET_MARGIN_MS = 1000;
const LONGEST_WAIT_MS = 120_000;

/** Ids are 20 characters and start with a kind's three: an endpoint's bucket is its path without them. */
const bucketOf = (method: string, path: string): string =>
  `${method} ${path.split('?')[0]!.replace(/\/[0-9a-z]{3}[0-9A-Za-z]{17}(?=\/|$)/g, '/{id}')}`;

/**
 * Obeys `x-rate-limit-*`: a bucket with nothing left waits for its reset before the next call, not after a 429.
 * The reset is an Okta clock's second; the answer's own Date turns it into a wait, so that our clock's skew does not matter.
 */
export class RateLimits {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly now: () => number) {}

  /** Milliseconds to wait before calling. */
  delay(method: string, path: string): number {
    const window = this.windows.get(bucketOf(method, path));
    if (!window || window.remaining > 0) return 0;
    return Math.min(Math.max(window.resets - this.now(), 0), LONGEST_WAIT_MS);
  }

  observe(method: string, path: string, response: Response): void {
    const number = (name: string) => {
      const value = response.headers.get(name);
      return value === null ? undefined : Number(value);
    };
    const reset = number('x-rate-limit-reset');
    const remaining = response.status === 429 ? 0 : number('x-rate-limit-remaining');
    if (reset === undefined || remaining === undefined) return;
    const theirs = Date.parse(response.headers.get('date') ?? '') || this.now();
    this.windows.set(bucketOf(method, path), {
      remaining,
      resets: this.now() + reset * 1000 - theirs + RESET_MARGIN_MS,
    });
  }
}
