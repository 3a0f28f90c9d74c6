import type { Clock } from '../../http';

interface Bucket {
  readonly name: string;
  readonly pattern: RegExp;
  readonly limit: number;
}

/** Requests a minute per bucket, as recorded from real orgs; the first pattern that fits counts. */
const BUCKETS: readonly Bucket[] = [
  { name: 'mappings', pattern: /^\/api\/v1\/mappings/, limit: 500 },
  { name: 'schemas', pattern: /^\/api\/v1\/meta\/(schemas|types)/, limit: 1000 },
  { name: 'features', pattern: /^\/api\/v1\/features/, limit: 1000 },
  { name: 'groups', pattern: /^\/api\/v1\/groups(\/rules.*)?$/, limit: 500 },
  { name: 'group', pattern: /^\/api\/v1\/groups\//, limit: 1000 },
  { name: 'apps', pattern: /^\/api\/v1\/apps$/, limit: 100 },
  { name: 'app', pattern: /^\/api\/v1\/apps\//, limit: 500 },
  { name: 'users', pattern: /^\/api\/v1\/users/, limit: 600 },
  { name: 'logs', pattern: /^\/api\/v1\/logs/, limit: 120 },
  { name: 'other', pattern: /./, limit: 1200 },
];

interface Spent {
  windowEnds: number;
  count: number;
}

export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds since 1970 at which the window ends. */
  readonly reset: number;
  readonly exceeded: boolean;
}

/** Counts requests by bucket in windows of 60 seconds. */
export class RateLimits {
  private readonly spent = new Map<string, Spent>();

  constructor(private readonly clock: Clock) {}

  /** `percent`: the share of the org's limits that the caller may use. */
  spend(path: string, percent = 100): Budget {
    const bucket = BUCKETS.find(({ pattern }) => pattern.test(path)) ?? BUCKETS[BUCKETS.length - 1]!;
    const now = Math.floor(this.clock.now().getTime() / 1000);
    let window = this.spent.get(bucket.name);
    if (!window || window.windowEnds <= now) {
      window = { windowEnds: now + 60, count: 0 };
      this.spent.set(bucket.name, window);
    }
    window.count += 1;
    const limit = Math.max(1, Math.floor((bucket.limit * percent) / 100));
    return {
      limit,
      remaining: Math.max(0, limit - window.count),
      reset: window.windowEnds,
      exceeded: window.count > limit,
    };
  }
}
