import { z } from 'zod';
import { IncompleteError } from '../../engine/errors';
import { oktaHeaders, RateLimiter, systemClock } from '../rate-limit';
import type { Budget, Clock } from '../rate-limit';
import { OktaApiError } from './api-error';
import { authorize } from './authorization';
import type { OktaConfig } from './config';
import { nextPage } from './paging';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface RequestOptions {
  readonly body?: unknown;
  /** @default application/json */
  readonly accept?: string;
}

export interface TransportOptions {
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** Ends waits and requests under way. */
  readonly signal?: AbortSignal;
  /** Ends waits only: a request under way is finished. For callers who must learn what became of a write. */
  readonly waitSignal?: AbortSignal;
  /** Told of every wait for a rate limit. */
  readonly onWait?: (bucket: string, milliseconds: number) => void;
}

/** How many requests went out, repeated ones included, token requests apart. */
export interface CallCount {
  reads: number;
  writes: number;
}

const TIMEOUT_MS = 60_000;

/**
 * Ids are 20 characters, a kind's three in front. Okta counts `/api/v1/apps/{id}` and what lies under it as one bucket: a call to the one
 * must know what calls to the other have spent.
 */
const bucketOf = (method: Method, path: string): string =>
  `${method} ${path.split('?')[0]!.replace(/\/[0-9a-z]{3}[0-9A-Za-z]{17}(\/.*)?$/, '/{id}')}`;

/** HTTP as Okta speaks it: one Link line per relation, rate limits per endpoint in headers, errors with causes. */
export class OktaTransport {
  readonly calls: CallCount = { reads: 0, writes: 0 };
  private readonly fetch: typeof fetch;
  private readonly authorization;
  private readonly limiter: RateLimiter;

  constructor(
    private readonly config: OktaConfig,
    private readonly options: TransportOptions = {},
  ) {
    const { clock = systemClock, signal, waitSignal = signal, onWait } = options;
    this.fetch = options.fetch ?? fetch;
    this.limiter = new RateLimiter({ readHeaders: oktaHeaders, clock, signal: waitSignal, onWait, backoffMs: 500 });
    this.authorization = authorize(config, { fetch: this.fetch, now: () => clock.now() });
  }

  /** What each bucket spent, and what it may spend a minute. */
  budgets(): Readonly<Record<string, Budget>> {
    return this.limiter.budgets();
  }

  /** Milliseconds until that many more reads of these paths have left, limits kept. */
  etaMs(planned: Readonly<Record<string, number>>): number {
    const buckets: Record<string, number> = {};
    for (const [path, calls] of Object.entries(planned)) {
      const bucket = bucketOf('GET', path);
      buckets[bucket] = (buckets[bucket] ?? 0) + calls;
    }
    return this.limiter.etaMs(buckets);
  }

  async get<S extends z.ZodType>(path: string, shape: S): Promise<z.infer<S>> {
    return this.parse('GET', path, await this.request('GET', path), shape);
  }

  async post<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.infer<S>> {
    return this.parse('POST', path, await this.request('POST', path, { body }), shape);
  }

  async put<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.infer<S>> {
    return this.parse('PUT', path, await this.request('PUT', path, { body }), shape);
  }

  async delete(path: string): Promise<void> {
    await (await this.request('DELETE', path)).body?.cancel();
  }

  /** Every item of every page, a page at a time; scheme and host of Link are Okta's own and are ignored. */
  async *pages<S extends z.ZodType>(path: string, item: S): AsyncGenerator<z.infer<S>[]> {
    for (let next: string | undefined = path; next;) {
      const response: Response = await this.request('GET', next);
      yield await this.parse('GET', next, response, z.array(item));
      next = nextPage(response.headers, this.config.orgUrl);
    }
  }

  async all<S extends z.ZodType>(path: string, item: S): Promise<z.infer<S>[]> {
    const items: z.infer<S>[] = [];
    for await (const page of this.pages(path, item)) items.push(...page);
    return items;
  }

  /** A write is never repeated after a 5xx: it may have been carried out. A token that Okta calls invalid is renewed once. */
  async request(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
    const attempt = async (renew: boolean) =>
      this.limiter.call(bucketOf(method, path), () => this.once(method, path, options, renew), {
        idempotent: method === 'GET',
      });
    try {
      let response = await attempt(false);
      if (response.status === 401 && this.config.credentials.kind === 'privateKey') {
        await response.body?.cancel();
        response = await attempt(true);
      }
      if (response.ok) return response;
      const { status, headers } = response;
      throw new OktaApiError({ method, path, status, headers, body: await response.text() });
    } catch (error) {
      throw error instanceof TypeError || error instanceof DOMException ? this.unreachable(method, path, error) : error;
    }
  }

  private async once(
    method: Method,
    path: string,
    { body, accept = 'application/json' }: RequestOptions,
    renew: boolean,
  ): Promise<Response> {
    const { signal } = this.options;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const authorization = await this.authorization(renew);
    this.calls[method === 'GET' ? 'reads' : 'writes'] += 1;
    return this.fetch(`${this.config.orgUrl}${path}`, {
      method,
      headers: {
        accept,
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  }

  private unreachable(method: Method, path: string, error: Error): IncompleteError {
    const why = error.cause instanceof Error ? error.cause.message : error.message;
    return new IncompleteError(
      `${this.config.orgUrl} cannot be reached: ${why}.`,
      'check OKTA_ORG_NAME, OKTA_BASE_URL and OKTA_HTTP_PROXY',
      [{ what: `${method} ${path}`, why }],
    );
  }

  private async parse<S extends z.ZodType>(
    method: Method,
    path: string,
    response: Response,
    shape: S,
  ): Promise<z.infer<S>> {
    const body: unknown = await response.json().catch(() => undefined);
    const result = shape.safeParse(body);
    if (result.success) return result.data;
    const why = z.prettifyError(result.error);
    throw new IncompleteError(`The answer to ${method} ${path} is not in Okta's documented shape: ${why}`, undefined, [
      { what: `${method} ${path}`, why },
    ]);
  }
}
