import type { Reading } from './headers';

/** What a group may spend before any answer has told. Without `limit` the first call goes alone and teaches it. */
export interface Allowance {
  readonly limit?: number;
  readonly windowMs: number;
}

/** Calls sent, repeated ones included, and how many a window allows; absent: no answer has told. */
export interface Budget {
  readonly calls: number;
  readonly limit?: number;
}

/** No vendor counts longer; a reset far in the future comes from a wrong clock. */
const LONGEST_WINDOW_MS = 60 * 60_000;

/**
 * The budget of one group. A spent call is given back one window after its *answer*, never after its departure: the
 * server counted it in between, so a slot that is free here is free there too.
 */
export class Bucket {
  private limit: number | undefined;
  private windowMs: number;
  private givenBackAt: number[] = [];
  /** When each call that still waits for its answer left. */
  private leftAt: number[] = [];
  private silentUntil = 0;
  private waiting: (() => void)[] = [];
  /** The last caller in the queue; callers of one group leave in order. */
  tail: Promise<void> = Promise.resolve();
  calls = 0;

  constructor(
    allowance: Allowance,
    private readonly marginMs: number,
  ) {
    this.limit = allowance.limit;
    this.windowMs = allowance.windowMs;
  }

  get budget(): Budget {
    const { calls, limit } = this;
    return limit === undefined || limit === Infinity ? { calls } : { calls, limit };
  }

  /** Milliseconds until a call may leave; `Infinity` when only an answer still under way can tell. */
  waitMs(now: number): number {
    if (now < this.silentUntil) return this.silentUntil - now;
    if (this.limit === undefined) return this.leftAt.length === 0 ? 0 : Infinity;
    const spent = this.spentSince(now);
    if (spent.length + this.leftAt.length < this.limit) return 0;
    const [next] = spent;
    return next === undefined ? Infinity : next - now;
  }

  /** Resolves with the next answer of this group. */
  answered(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  take(now: number): void {
    this.leftAt.push(now);
    this.calls += 1;
  }

  /**
   * Books one answer, or a failure to get one (an empty reading), at `now`. What the server counted beyond our own calls, as of
   * the moment this one left, others have spent.
   */
  settle(now: number, leftAt: number, reading: Reading): void {
    this.leftAt.splice(this.leftAt.indexOf(leftAt), 1);
    this.limit = reading.limit ?? this.limit ?? Infinity;
    if (reading.freeInMs !== undefined) this.windowMs = Math.min(reading.freeInMs, LONGEST_WINDOW_MS);
    this.spend(now, 1);
    if (reading.remaining !== undefined && reading.limit !== undefined) {
      const ours = this.spentSince(leftAt).length + this.leftAt.length;
      this.spend(now, reading.limit - reading.remaining - ours);
    }
    const oldest = Math.min(now, ...this.leftAt);
    this.givenBackAt = this.spentSince(oldest);
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Obeys a 429: nothing leaves before the pause is over, since each call during the penalty starts it anew. */
  silence(now: number, ms: number): void {
    this.silentUntil = Math.max(this.silentUntil, now + ms + this.marginMs);
  }

  /** How long to keep silent after a 429 that does not say: the window, at least the 30 s RingCentral asks for. */
  get unannouncedPauseMs(): number {
    return Math.max(30_000, this.windowMs);
  }

  /** Milliseconds until `calls` more calls have left, if nobody else spends. */
  etaMs(now: number, calls: number): number {
    const blocked = Math.max(0, this.silentUntil - now);
    const limit = this.limit ?? Infinity;
    const spent = this.spentSince(now);
    const late = calls - Math.max(0, limit - spent.length - this.leftAt.length);
    if (late <= 0 || calls === 0) return calls === 0 ? 0 : blocked;
    const rounds = Math.floor((late - 1) / limit);
    const last = spent[(late - 1) % limit] ?? now + this.windowMs;
    return Math.max(blocked, last - now + rounds * this.windowMs);
  }

  /** Calls that had not been given back at `at`. */
  private spentSince(at: number): number[] {
    return this.givenBackAt.filter((backAt) => backAt > at);
  }

  private spend(now: number, calls: number): void {
    for (let call = 0; call < calls; call += 1) this.givenBackAt.push(now + this.windowMs + this.marginMs);
    this.givenBackAt.sort((a, b) => a - b);
  }
}
