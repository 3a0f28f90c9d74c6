import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { IncompleteError } from '../../engine/errors';
import { OktaApiError } from './api-error';
import { authorize } from './authorization';
import type { OktaConfig } from './config';
import { nextPage } from './paging';
import { RateLimits } from './rate-limits';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface TransportOptions {
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Ends waiting and requests under way. */
  readonly signal?: AbortSignal;
}

/** How many requests went out, retries and token requests of a private key apart. */
export interface CallCount {
  reads: number;
  writes: number;
}

const ATTEMPTS = 5;
const TIMEOUT_MS = 60_000;
const RETRIED_STATUS = new Set([429, 502, 503, 504]);

/** HTTP as Okta speaks it: one Link line per relation, rate limits per endpoint in headers, errors with causes. */
export class OktaTransport {
  readonly calls: CallCount = { reads: 0, writes: 0 };
  private readonly fetch: typeof fetch;
  private readonly sleep: (milliseconds: number) => Promise<void>;
  private readonly authorization;
  private readonly limits: RateLimits;

  constructor(
    private readonly config: OktaConfig,
    private readonly options: TransportOptions = {},
  ) {
    this.fetch = options.fetch ?? fetch;
    this.sleep = options.sleep ?? ((milliseconds) => wait(milliseconds, undefined, { signal: options.signal }));
    const now = options.now ?? Date.now;
    this.limits = new RateLimits(now);
    this.authorization = authorize(config, { fetch: this.fetch, now });
  }

  async get<S extends z.ZodType>(path: string, shape: S): Promise<z.infer<S>> {
    return this.parse('GET', path, await this.send('GET', path), shape);
  }

  async post<S extends z.ZodType>(path: string, body: unknown, shape: S): Promise<z.infer<S>> {
    return this.parse('POST', path, await this.send('POST', path, body), shape);
  }

  /** Every item of every page, a page at a time; scheme and host of Link are Okta's own and are ignored. */
  async *pages<S extends z.ZodType>(path: string, item: S): AsyncGenerator<z.infer<S>[]> {
    for (let next: string | undefined = path; next;) {
      const response: Response = await this.send('GET', next);
      yield await this.parse('GET', next, response, z.array(item));
      next = nextPage(response.headers, this.config.orgUrl);
    }
  }

  async all<S extends z.ZodType>(path: string, item: S): Promise<z.infer<S>[]> {
    const items: z.infer<S>[] = [];
    for await (const page of this.pages(path, item)) items.push(...page);
    return items;
  }

  private async send(method: Method, path: string, body?: unknown): Promise<Response> {
    let renew = false;
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const delay = this.limits.delay(method, path);
      if (delay > 0) await this.sleep(delay);
      const response = await this.once(method, path, body, renew);
      this.limits.observe(method, path, response);
      if (response.ok) return response;
      renew = response.status === 401 && !renewed && this.config.credentials.kind === 'privateKey';
      renewed ||= renew;
      // Only reads are repeated after a 5xx: a write may have been carried out.
      const repeatable = renew || response.status === 429 || (method === 'GET' && RETRIED_STATUS.has(response.status));
      if (!repeatable || attempt >= ATTEMPTS) {
        const { status, headers } = response;
        throw new OktaApiError({ method, path, status, headers, body: await response.text() });
      }
      await response.body?.cancel();
      if (RETRIED_STATUS.has(response.status) && response.status !== 429) await this.sleep(200 * 2 ** attempt);
    }
  }

  private async once(method: Method, path: string, body: unknown, renew: boolean): Promise<Response> {
    const { orgUrl } = this.config;
    this.calls[method === 'GET' ? 'reads' : 'writes'] += 1;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const authorization = await this.authorization(renew);
      return await this.fetch(`${orgUrl}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: this.options.signal ? AbortSignal.any([this.options.signal, timeout]) : timeout,
      });
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      const cause = error.cause instanceof Error ? error.cause.message : error.message;
      throw new IncompleteError(
        `${orgUrl} cannot be reached: ${cause}.`,
        'check OKTA_ORG_NAME, OKTA_BASE_URL, OKTA_HTTP_PROXY',
        [{ what: `${method} ${path}`, why: cause }],
      );
    }
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
