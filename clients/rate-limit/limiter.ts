import { UserFacingError } from '../../engine/errors';
import type { Allowance, Budget } from './bucket';
import { Bucket } from './bucket';
import type { Clock } from './clock';
import { systemClock } from './clock';
import type { Answer, ReadHeaders, Reading } from './headers';

/*
 * One limiter per user and app, shared by everything a command does:
 *
 *   const limiter = new RateLimiter({ readHeaders: oktaHeaders, clock });       // groups are named by the caller
 *   const answer = await limiter.call('/api/v1/users', () => fetch(url));        // waits for a slot, retries, counts
 *   limiter.counts()                        // { '/api/v1/users': 1 }
 *   limiter.etaMs({ '/api/v1/users': 900 }) // how long that many more calls will take
 *
 * `call` resolves with every answer a server gave, 4xx and 5xx included, once retrying is over; it throws what `send`
 * throws. Budgets are learned from the headers of each answer, so other users of the same limit are seen.
 */

export interface LimiterOptions<Group extends string> {
  readonly readHeaders: ReadHeaders;
  /** Budgets assumed until an answer announces one. A group not listed sends its first call alone. */
  readonly groups?: Readonly<Partial<Record<Group, Allowance>>>;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** Stops every wait, for Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Tries per call, the first included. @default 4 */
  readonly tries?: number;
  /** First pause before a retry after 5xx or a network error; doubles, at most 30 s. @default 1000 */
  readonly backoffMs?: number;
  /** Added to every wait, for servers whose clocks differ a little. @default 50 */
  readonly marginMs?: number;
  /** Told of every wait, for progress lines. */
  readonly onWait?: (group: Group, ms: number, reason: WaitReason) => void;
}

/** Why a call waits: the limit leaves no slot, or it failed and is sent again. */
export type WaitReason = { readonly kind: 'limit' } | { readonly kind: 'retry'; readonly after: string };

interface CallOptions {
  /** Whether the call may be sent again after a 5xx or a broken connection. A refused connection and a 429 always may. @default true */
  readonly idempotent?: boolean;
}

const DEFAULT_ALLOWANCE: Allowance = { windowMs: 60_000 };
const LONGEST_BACKOFF_MS = 30_000;

/** What a client's own failure says about sending the call again. */
interface Repeatable {
  /** The most tries that are worth it. */
  readonly tries: number | undefined;
  /** No connection came about: even what must not happen twice may be sent again. */
  readonly neverArrived: boolean;
}

const isRepeatable = (error: unknown): error is Error & Repeatable =>
  error instanceof Error && 'tries' in error && 'neverArrived' in error;

const neverArrived = (error: unknown): boolean =>
  isRepeatable(error)
    ? error.neverArrived
    : error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND');

/** A pause that a vendor asks for and that is longer is not kept: the call ends with its refusal, which says how long. */
const LONGEST_PAUSE_MS = 15 * 60_000;

type Tried<R> = { readonly answer: R; readonly reading: Reading } | { readonly error: unknown };

/** A token bucket per group, driven by the server's own headers. */
export class RateLimiter<Group extends string = string> {
  private readonly buckets = new Map<Group, Bucket>();
  private readonly clock: Clock;
  private readonly marginMs: number;
  private everyoneSilentUntil = 0;

  constructor(private readonly options: LimiterOptions<Group>) {
    this.clock = options.clock ?? systemClock;
    this.marginMs = options.marginMs ?? 50;
    for (const group of Object.keys(options.groups ?? {}) as Group[]) this.bucket(group);
  }

  /** Sends within the budget of `group`; `send` is called once per try. */
  async call<R extends Answer>(group: Group, send: () => Promise<R>, options: CallOptions = {}): Promise<R> {
    const tries = this.options.tries ?? 4;
    for (let attempt = 1; ; attempt += 1) {
      const leftAt = await this.acquire(group);
      const tried = await this.attempt(group, leftAt, send);
      const pauseMs = attempt < tries ? this.pauseBeforeRetry(tried, attempt, options.idempotent ?? true) : undefined;
      if (pauseMs === undefined) {
        if ('error' in tried) throw tried.error;
        return tried.answer;
      }
      if (pauseMs > 0) await this.wait(group, pauseMs, { kind: 'retry', after: after(tried) });
    }
  }

  /** Calls sent so far by group, retries included. */
  counts(): Record<Group, number> {
    return Object.fromEntries([...this.buckets].map(([group, bucket]) => [group, bucket.calls])) as Record<
      Group,
      number
    >;
  }

  /** What each group spent, and what it may spend in a window as far as any answer has told. */
  budgets(): Record<Group, Budget> {
    return Object.fromEntries([...this.buckets].map(([group, bucket]) => [group, bucket.budget])) as Record<
      Group,
      Budget
    >;
  }

  /** Milliseconds until the planned calls have left; groups run side by side. */
  etaMs(planned: Readonly<Partial<Record<Group, number>>>): number {
    const now = this.clock.now();
    const groups = Object.entries(planned) as [Group, number][];
    return Math.max(0, ...groups.map(([group, calls]) => this.bucket(group).etaMs(now, calls)));
  }

  private bucket(group: Group): Bucket {
    const known = this.buckets.get(group);
    if (known) return known;
    const bucket = new Bucket(this.options.groups?.[group] ?? DEFAULT_ALLOWANCE, this.marginMs);
    this.buckets.set(group, bucket);
    return bucket;
  }

  /** Waits for a slot; answers when the call leaves. */
  private async acquire(group: Group): Promise<number> {
    const bucket = this.bucket(group);
    const before = bucket.tail;
    let leave = () => {};
    bucket.tail = new Promise((resolve) => (leave = resolve));
    await before;
    try {
      for (;;) {
        const now = this.clock.now();
        const waitMs = Math.max(bucket.waitMs(now), this.everyoneSilentUntil - now);
        if (waitMs <= 0) {
          bucket.take(now);
          return now;
        }
        if (waitMs === Infinity) await bucket.answered();
        else await this.wait(group, waitMs, { kind: 'limit' });
      }
    } finally {
      leave();
    }
  }

  private async attempt<R extends Answer>(group: Group, leftAt: number, send: () => Promise<R>): Promise<Tried<R>> {
    const bucket = this.bucket(group);
    try {
      const answer = await send();
      const now = this.clock.now();
      const reading = this.options.readHeaders(answer, now);
      bucket.settle(now, leftAt, reading);
      if (answer.status === 429) this.obey(bucket, now, reading);
      return { answer, reading };
    } catch (error) {
      bucket.settle(this.clock.now(), leftAt, {});
      return { error };
    }
  }

  /** A 429 without limit headers comes from a limiter above the groups (account, address): everyone keeps silent. */
  private obey(bucket: Bucket, now: number, reading: Reading): void {
    const ms = reading.retryAfterMs ?? bucket.unannouncedPauseMs;
    if (ms > LONGEST_PAUSE_MS) return;
    if (reading.limit === undefined) this.everyoneSilentUntil = Math.max(this.everyoneSilentUntil, now + ms);
    bucket.silence(now, ms);
  }

  private pauseBeforeRetry(tried: Tried<Answer>, attempt: number, idempotent: boolean): number | undefined {
    const backoff = Math.min(LONGEST_BACKOFF_MS, (this.options.backoffMs ?? 1000) * 2 ** (attempt - 1));
    if ('error' in tried) {
      if (isRepeatable(tried.error) && attempt >= (tried.error.tries ?? Infinity)) return undefined;
      return (idempotent && this.isNetworkError(tried.error)) || neverArrived(tried.error) ? backoff : undefined;
    }
    if ((tried.reading.retryAfterMs ?? 0) > LONGEST_PAUSE_MS) return undefined;
    if (tried.answer.status === 429) return 0;
    if (tried.answer.status < 500 || tried.answer.status === 501 || !idempotent) return undefined;
    return Math.max(backoff, tried.reading.retryAfterMs ?? 0);
  }

  /** Not an interrupt, and nothing that somebody has to mend first: those say so themselves. */
  private isNetworkError(error: unknown): boolean {
    if (error instanceof UserFacingError) return isRepeatable(error);
    return error instanceof Error && error.name !== 'AbortError';
  }

  private async wait(group: Group, ms: number, reason: WaitReason): Promise<void> {
    this.options.onWait?.(group, ms, reason);
    await this.clock.sleep(ms, this.options.signal);
  }
}

const after = (tried: Tried<Answer>): string =>
  'answer' in tried ? `an answer of ${tried.answer.status}` : tried.error instanceof Error ? tried.error.message : '';
