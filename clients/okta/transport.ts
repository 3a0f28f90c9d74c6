import { z } from 'zod';
import { exchange, nextLink, Paging, UnusableAnswerError, type Party } from '../http';
import { oktaHeaders, RateLimiter, systemClock } from '../rate-limit';
import type { Budget, Clock, WaitReason } from '../rate-limit';
import { OktaApiError } from './api-error';
import { authorize } from './authorization';
import type { TokenKeeper } from '../tokens';
import { oktaParty, type OktaConfig } from './config';

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
  /** Told of every wait. */
  readonly onWait?: (bucket: string, milliseconds: number, reason: WaitReason) => void;
  /** Keeps the access token for later commands. */
  readonly tokens?: TokenKeeper | undefined;
  /** Asks for nothing twice: for a command that only reads and looks at one moment. @default false */
  readonly remember?: boolean | undefined;
}

interface Page<T> {
  readonly items: T[];
  readonly next: string | undefined;
}

/** How many requests went out, repeated ones included, token requests apart. */
export interface CallCount {
  reads: number;
  writes: number;
}

/**
 * Ids are 20 characters, a kind's three in front. Okta counts `/api/v1/apps/{id}` and what lies under it as one bucket: a call to the one
 * must know what calls to the other have spent.
 */
const bucketOf = (method: Method, path: string): string =>
  `${method} ${path.split('?')[0]!.replace(/\/[0-9a-z]{3}[0-9A-Za-z]{17}(\/.*)?$/, '/{id}')}`;

const JSON_TYPE = 'application/json';

/** HTTP as Okta speaks it: one Link line per relation, rate limits per endpoint in headers, errors with causes. */
export class OktaTransport {
  readonly calls: CallCount = { reads: 0, writes: 0 };
  private readonly party: Party;
  private readonly clock: Clock;
  private readonly authorization;
  private readonly limiter: RateLimiter;
  /** Answers by path, those that are still under way too. */
  private readonly known = new Map<string, Promise<unknown>>();

  constructor(
    private readonly config: OktaConfig,
    private readonly options: TransportOptions = {},
  ) {
    const { clock = systemClock, signal, waitSignal = signal, onWait } = options;
    this.clock = clock;
    this.party = oktaParty(config);
    this.limiter = new RateLimiter({ readHeaders: oktaHeaders, clock, signal: waitSignal, onWait, backoffMs: 500 });
    this.authorization = authorize(config, {
      now: () => clock.now(),
      tokens: options.tokens,
      // A token may be asked for any number of times: nothing is written by it.
      request: (send) =>
        this.limiter.call('POST /oauth2/v1/token', async () =>
          exchange({ party: this.party, method: 'POST', ...(await send()) }, this.surroundings()),
        ),
    });
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
    return this.once(path, async () => this.parse('GET', path, await this.request('GET', path), shape));
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
    const paging = new Paging(this.party, `GET ${path.split('?')[0]}`);
    for (let next: string | undefined = path; next;) {
      paging.ask(next);
      const path: string = next;
      const page: Page<z.infer<S>> = await this.once(path, () => this.page(path, item));
      next = page.next;
      if (next) paging.came(page.items);
      yield page.items;
    }
  }

  private async page<S extends z.ZodType>(path: string, item: S): Promise<Page<z.infer<S>>> {
    const response = await this.request('GET', path);
    const items = await this.parse('GET', path, response, z.array(item));
    return { items, next: this.pathOf(nextLink(response.headers, `${this.config.orgUrl}${path}`)) };
  }

  /** What a path answers, asked for once where answers are remembered. What failed is asked for again. */
  private once<T>(path: string, ask: () => Promise<T>): Promise<T> {
    if (!this.options.remember) return ask();
    const known = this.known.get(path) as Promise<T> | undefined;
    if (known) return known;
    const asked = ask();
    this.known.set(path, asked);
    asked.catch(() => this.known.delete(path));
    return asked;
  }

  async all<S extends z.ZodType>(path: string, item: S): Promise<z.infer<S>[]> {
    const items: z.infer<S>[] = [];
    for await (const page of this.pages(path, item)) items.push(...page);
    return items;
  }

  /** A write is never repeated after a 5xx: it may have been carried out. A token that Okta calls invalid is renewed once. */
  async request(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
    const attempt = async (refused?: string) => {
      // Asked for before, so that what fails is the token's and is not tried once more for each try of the call.
      const used = await this.authorization(refused);
      const once = () => this.sent(method, path, options);
      return {
        used,
        response: await this.limiter.call(bucketOf(method, path), once, { idempotent: method === 'GET' }),
      };
    };
    const first = await attempt();
    const again = first.response.status === 401 && this.config.credentials.kind === 'privateKey';
    const { response } = again ? await attempt(first.used) : first;
    if (response.ok) return response;
    const { status, headers } = response;
    throw new OktaApiError({ method, path, status, headers, body: await response.text() });
  }

  private pathOf(url: string | undefined): string | undefined {
    if (url === undefined) return undefined;
    const { pathname, search } = new URL(url);
    return `${pathname}${search}`;
  }

  private surroundings() {
    const { fetch, signal } = this.options;
    return { fetch, clock: this.clock, signal };
  }

  private async sent(method: Method, path: string, { body, accept = JSON_TYPE }: RequestOptions): Promise<Response> {
    const authorization = await this.authorization();
    this.calls[method === 'GET' ? 'reads' : 'writes'] += 1;
    const headers = { accept, authorization, ...(body === undefined ? {} : { 'content-type': JSON_TYPE }) };
    return exchange(
      {
        party: this.party,
        method,
        url: `${this.config.orgUrl}${path}`,
        headers,
        expect: accept === JSON_TYPE ? 'json' : 'text',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      this.surroundings(),
    );
  }

  private async parse<S extends z.ZodType>(
    method: Method,
    path: string,
    response: Response,
    shape: S,
  ): Promise<z.infer<S>> {
    const text = await response.text();
    const result = shape.safeParse(text === '' ? undefined : JSON.parse(text));
    if (result.success) return result.data;
    const why = z.prettifyError(result.error);
    throw new UnusableAnswerError(this.party, `${method} ${path}`, { kind: 'unknown shape', why });
  }
}
