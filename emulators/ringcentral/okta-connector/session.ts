import { z } from 'zod';
import type { Consent } from '../admin';
import { type Operation, notAuthenticated, provisioningError } from './provisioning-error';

/** A month: the session lives that long after its last use. */
const REFRESH_TTL_SECONDS = 2_592_000;

const tokenSchema = z.object({ access_token: z.string(), refresh_token: z.string() });

const refusalSchema = z.object({
  errorCode: z.string().optional(),
  message: z.string().optional(),
  scimType: z.string().optional(),
  detail: z.string().optional(),
});

/** What Okta keeps of its session; plain JSON, for the org's snapshot. */
export interface SessionState {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface Call {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

const CONTROL: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * The body as it goes out: control characters of a value are not escaped, so that the JSON can not be parsed. The guide's error says
 * "check your data AD"; which characters it means is not documented, and a line break in a street is what directories really hold.
 */
const written = (body: unknown): string =>
  JSON.stringify(body).replace(/\\(?:u00([01][0-9a-f])|(.))/g, (escape, code: string | undefined, letter: string) =>
    code === undefined ? (CONTROL[letter] ?? escape) : String.fromCharCode(parseInt(code, 16)),
  );

/** Okta's OAuth session with a RingCentral account. */
export class OktaSession {
  constructor(
    private readonly url: string,
    private state?: SessionState,
  ) {}

  /** Exchanges the code of "Authenticate with RingCentral". */
  async begin({ clientId, clientSecret, code }: Consent): Promise<void> {
    await this.token({ clientId, clientSecret }, { grant_type: 'authorization_code', code });
  }

  get active(): boolean {
    return this.state !== undefined;
  }

  snapshot(): SessionState | undefined {
    return this.state;
  }

  /** Sends one call, renewing the token once. @throws ProvisioningError in the administrator's words */
  async send<T>(call: Call, answer: z.ZodType<T>): Promise<T> {
    let response = await this.fetch(call);
    if (response.status === 401) {
      await this.renew();
      response = await this.fetch(call);
    }
    const text = await response.text();
    if (response.ok) return answer.parse(text === '' ? {} : JSON.parse(text));
    const { errorCode, scimType, message, detail } = refusalSchema.parse(JSON.parse(text));
    throw provisioningError(call.operation, {
      status: response.status,
      code: errorCode ?? scimType,
      detail: detail ?? message ?? response.statusText,
    });
  }

  private fetch({ method, path, body }: Call): Promise<Response> {
    if (!this.state) throw notAuthenticated();
    return fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.state.accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      },
      ...(body === undefined ? {} : { body: written(body) }),
    });
  }

  private async renew(): Promise<void> {
    if (!this.state) throw notAuthenticated();
    await this.token(this.state, { grant_type: 'refresh_token', refresh_token: this.state.refreshToken });
  }

  private async token(
    { clientId, clientSecret }: Pick<SessionState, 'clientId' | 'clientSecret'>,
    body: Record<string, string>,
  ): Promise<void> {
    const response = await fetch(`${this.url}/restapi/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ ...body, refresh_token_ttl: `${REFRESH_TTL_SECONDS}` }),
    });
    if (!response.ok) {
      this.state = undefined;
      throw notAuthenticated();
    }
    const { access_token, refresh_token } = tokenSchema.parse(await response.json());
    this.state = { clientId, clientSecret, accessToken: access_token, refreshToken: refresh_token };
  }
}
