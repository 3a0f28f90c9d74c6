import { SDK } from '@ringcentral/sdk';
import { z } from 'zod';
import { UsageError } from '../../engine/errors';
import { exchange, type Party, UnusableAnswerError } from '../http';
import { type Budget, type Clock, RateLimiter, ringCentralHeaders, type WaitReason } from '../rate-limit';
import type { AccessToken, TokenKeeper } from '../tokens';
import { ringCentralParty, type RingCentralCredentials } from './credentials';
import { type Calls, RATE_GROUPS, type RateGroup, USUAL_LIMITS, groupOf } from './endpoint-groups';
import { RingCentralError, readable, sessionIsOver } from './error';

export interface TransportOptions {
  readonly credentials: RingCentralCredentials;
  readonly fetch?: typeof fetch;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** Stops every wait and every read, for Ctrl-C; a write under way is finished. */
  readonly signal?: AbortSignal;
  /** Told of every wait for a limit or before a retry. */
  readonly onWait?: (group: RateGroup, ms: number, reason: WaitReason) => void;
  /** Tries of a read, the first included. @default 4 */
  readonly tries?: number;
  /** Keeps the access token for later commands: the session is not ended then. */
  readonly tokens?: TokenKeeper | undefined;
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

const WINDOW_MS = 60_000;

const TOKEN_PATH = '/restapi/oauth/token';
const tokenSchema = z.object({ access_token: z.string() });

/** The SDK keeps tokens in one store for the whole process: two clients share them unless their prefixes differ. */
let clients = 0;

const allowances = () =>
  Object.fromEntries(
    RATE_GROUPS.map((group) => [group, { limit: USUAL_LIMITS[group], windowMs: WINDOW_MS }]),
  ) as Record<RateGroup, { limit: number; windowMs: number }>;

/** The SDK sends `undefined` as an empty value. */
const defined = (query: Request['query'] = {}) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

/**
 * RingCentral's own SDK within the account's limits. The limiter stands under the SDK, around its fetch: logins, renewals and
 * the SDK's own second tries are counted and wait for their turn like everything else.
 */
export class Transport {
  /** Whom this client speaks to. */
  readonly party: Party;
  private readonly sdk: SDK;
  private readonly limiter: RateLimiter<RateGroup>;
  private login: Promise<void> | undefined;
  /** The last access token, which RingCentral may no longer take. */
  private token: string | undefined;

  constructor(private readonly options: TransportOptions) {
    const { server, clientId, clientSecret } = options.credentials;
    this.party = ringCentralParty(options.credentials);
    clients += 1;
    this.sdk = new SDK({
      server,
      clientId,
      clientSecret,
      appName: 'ringcentral-okta',
      cachePrefix: `ringcentral-okta-${clients}-`,
    });
    this.limiter = new RateLimiter({
      readHeaders: ringCentralHeaders,
      groups: allowances(),
      clock: options.clock,
      signal: options.signal,
      onWait: options.onWait,
      tries: options.tries,
    });
    this.limitFetch();
  }

  /** Sends one call and reads its answer; signs in first, once. @throws RingCentralError, IncompleteError, UsageError */
  async call<T>(request: Request, answer: z.ZodType<T>): Promise<T> {
    const response = await this.send(request);
    const text = await response.text();
    const parsed = answer.safeParse(JSON.parse(text || '{}'));
    if (parsed.success) return parsed.data;
    throw new UnusableAnswerError(this.party, `${request.method} ${request.path}`, {
      kind: 'unknown shape',
      why: z.prettifyError(parsed.error),
    });
  }

  calls(): Calls {
    return this.limiter.counts();
  }

  budgets(): Readonly<Record<RateGroup, Budget>> {
    return this.limiter.budgets();
  }

  etaMs(planned: Readonly<Partial<Calls>>): number {
    return this.limiter.etaMs(planned);
  }

  async appPermissions(): Promise<readonly string[]> {
    await this.signedIn();
    const { scope = '' } = await this.sdk.platform().auth().data();
    return scope.split(' ').filter(Boolean);
  }

  /** Ends the session, unless its token is kept; tokens are worth nothing afterwards. */
  async signOut(): Promise<void> {
    if (!this.login) return;
    this.login = undefined;
    if (this.options.tokens) return;
    try {
      await this.sdk.platform().logout();
    } catch (error) {
      throw await readable(error, 'the sign-out', this.party);
    }
  }

  private limitFetch(): void {
    const externals = this.sdk.externals();
    externals.fetch = (request: globalThis.Request) => {
      const group = groupOf(request.method, new URL(request.url).pathname);
      // A write that may have happened is looked for before it is sent again; only its sender knows where to look.
      const idempotent = group === 'auth' || request.method === 'GET';
      return this.limiter.call(group, () => this.once(request.clone()), { idempotent });
    };
  }

  private async once(request: globalThis.Request): Promise<Response> {
    const { clock, signal, fetch } = this.options;
    const { method, url, headers } = request;
    const body = request.body ? await request.text() : undefined;
    const surroundings = { clock, fetch, ...(method === 'GET' && { signal }) };
    const response = await exchange({ party: this.party, method, url, headers, body }, surroundings);
    if (response.ok && new URL(url).pathname === TOKEN_PATH) await this.checkToken(response.clone());
    return response;
  }

  /** The SDK takes any answer for a sign-in, and fails at the next call for want of a token. */
  private async checkToken(response: Response): Promise<void> {
    const parsed = tokenSchema.safeParse(JSON.parse((await response.text()) || '{}'));
    if (parsed.success) return;
    const why = z.prettifyError(parsed.error);
    throw new UnusableAnswerError(this.party, `POST ${TOKEN_PATH}`, { kind: 'unknown shape', why });
  }

  private async send(request: Request, again = false): Promise<Response> {
    await this.signedIn();
    const { method, path: url, query, body } = request;
    const login = this.login;
    try {
      return await this.sdk.platform().send({ method, url, query: defined(query), ...(body ? { body } : {}) });
    } catch (error) {
      if (again || !sessionIsOver(error)) throw await readable(error, `${method} ${url}`, this.party);
      if (this.login === login) this.login = undefined;
      return this.send(request, true);
    }
  }

  /** One login a run: calls that start together share it. A login that failed may be tried again. */
  private signedIn(): Promise<void> {
    this.login ??= this.signIn().catch((error: unknown) => {
      this.login = undefined;
      throw error;
    });
    return this.login;
  }

  private async signIn(): Promise<void> {
    const { tokens, credentials } = this.options;
    const { server, clientId, clientSecret, jwt } = credentials;
    if (!tokens) return void (await this.newSession());
    const session = [server, clientId, clientSecret, jwt];
    const kept = await tokens.tokenFor(session, () => this.newSession(), this.token);
    this.token = kept.token;
    const { token: access_token, expires: expire_time, scope = '' } = kept;
    await this.sdk.platform().auth().setData({ token_type: 'bearer', access_token, expire_time, scope });
  }

  private async newSession(): Promise<AccessToken> {
    const { jwt, clientId, server } = this.options.credentials;
    try {
      await this.sdk.platform().login({ jwt });
      const { access_token: token = '', expire_time: expires = 0, scope } = await this.sdk.platform().auth().data();
      return { token, expires, scope };
    } catch (error) {
      const why = await readable(error, `the login of app ${clientId}`, this.party);
      if (!(why instanceof RingCentralError) || why.status >= 500 || why.status === 429) throw why;
      throw new UsageError(
        `RingCentral at ${server} does not accept the credentials: ${why.detail}`,
        'Check RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET and RC_USER_JWT: the app must allow the JWT grant, and the JWT this app.',
      ).from('RingCentral');
    }
  }
}
