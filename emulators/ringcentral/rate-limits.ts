import type { App, RateGroup } from './entities';

const WINDOW_MS = 60_000;
const PENALTY_MS = 60_000;
/** What is announced while limits are switched off: nobody has to wait, and clients need no second way. */
const GENEROUS = 1_000_000;

interface Usage {
  calls: number[];
  penaltyUntil: number;
}

interface Verdict {
  readonly allowed: boolean;
  readonly headers: Record<string, string>;
}

/**
 * RingCentral's limits: per user and app, a sliding window of 60 s for each group, counted apart; past the limit a penalty
 * of 60 s that every further call starts anew (developer guide, "Rate limits"). `auth` is counted per app alone.
 */
export class RateLimits {
  private usage = new Map<string, Usage>();

  check(app: App, userId: number, group: RateGroup, now: number, enforced: boolean): Verdict {
    const key = group === 'auth' ? `${app.clientId} auth` : `${app.clientId} ${userId} ${group}`;
    const usage = this.usage.get(key) ?? { calls: [], penaltyUntil: 0 };
    this.usage.set(key, usage);
    usage.calls = usage.calls.filter((at) => at > now - WINDOW_MS);
    const limit = enforced ? app.limits[group] : GENEROUS;
    const allowed = now >= usage.penaltyUntil && usage.calls.length < limit;
    if (allowed) usage.calls.push(now);
    else if (enforced) usage.penaltyUntil = now + PENALTY_MS;
    const headers: Record<string, string> = {
      'X-Rate-Limit-Group': group,
      'X-Rate-Limit-Limit': `${limit}`,
      'X-Rate-Limit-Remaining': `${allowed ? limit - usage.calls.length : 0}`,
      'X-Rate-Limit-Window': `${WINDOW_MS / 1000}`,
      ...(allowed ? {} : { 'Retry-After': `${PENALTY_MS / 1000}` }),
    };
    return { allowed: allowed || !enforced, headers };
  }

  reset(): void {
    this.usage.clear();
  }
}
