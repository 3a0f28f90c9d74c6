import { randomUUID } from 'node:crypto';
import { SDK } from '@ringcentral/sdk';
import { afterEach } from 'vitest';
import { startAdmin } from '../../../emulators/admin';
import type { Clock } from '../../../emulators/http';
import { type RingCentralTenantOptions, startRingCentral } from '../../../emulators/ringcentral';

/** Noon of a day in 2026; `pass` moves it. */
export class TestClock implements Clock {
  private at = Date.UTC(2026, 5, 1, 12);
  now = (): Date => new Date(this.at);
  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

type Body = Record<string, unknown> | undefined;

/** The fields that tests look into; whole answers are asserted as they are. */
export interface Json {
  readonly id: string;
  readonly uri: string;
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly errorCode: string;
  readonly parameterName: string;
  readonly detail: string;
  readonly isoCode: string;
  readonly extensionNumber: string;
  readonly phoneNumber: string;
  readonly usageType: string;
  readonly email: string;
  readonly successful: boolean;
  readonly active: boolean;
  readonly totalResults: number;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
  readonly records: readonly Json[];
  readonly results: readonly Json[];
  readonly errors: readonly Json[];
  readonly affectedItems: Json;
  readonly permissions: readonly Json[];
  readonly phoneNumbers: readonly Json[];
  readonly serviceFeatures: readonly Json[];
  readonly Resources: readonly Json[];
  readonly paging: Json;
  readonly navigation: Json;
  readonly previousPage: Json;
  readonly result: Json;
  readonly contact: Json;
  readonly businessAddress: Json;
  readonly permission: Json;
  readonly temporaryNumber: Json;
  readonly country: unknown;
  readonly customFields: unknown;
  readonly statusInfo: unknown;
}

/** An embedded account, its admin console and the genuine SDK, signed in. */
export async function harness(options: Partial<RingCentralTenantOptions> & { login?: boolean; limits?: boolean } = {}) {
  const clock = new TestClock();
  const tenant = await startRingCentral({ clock, ...options });
  const admin = await startAdmin({ tenants: [tenant] });
  running.push(
    () => tenant.close(),
    () => admin.close(),
  );

  const console_ = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(`${admin.url}/ringcentral${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw Object.assign(new Error(JSON.stringify(answer)), { status: response.status });
    return answer;
  };
  if (!options.limits) await console_('PUT', '/limits', { enforced: false });

  const signIn = async (over: object = {}, login = true) => {
    const sdk = new SDK({
      server: tenant.url,
      clientId: tenant.env.RC_APP_CLIENT_ID,
      clientSecret: tenant.env.RC_APP_CLIENT_SECRET,
      cachePrefix: `${randomUUID()}-`,
      refreshDelayMs: 0,
      ...over,
    });
    if (login) await sdk.platform().login({ jwt: tenant.env.RC_USER_JWT });
    return sdk.platform();
  };
  const platform = await signIn({}, options.login ?? true);
  const json = async (answer: Promise<Response>): Promise<Json> => (await answer).json() as Promise<Json>;
  return {
    clock,
    tenant,
    admin,
    platform,
    signIn,
    adminUrl: admin.url,
    asAdmin: console_,
    get: (path: string, query?: object) => json(platform.get(path, query)),
    post: (path: string, body?: Body) => json(platform.post(path, body)),
    put: (path: string, body?: Body) => json(platform.put(path, body)),
    patch: (path: string, body?: Body) => json(platform.patch(path, body)),
    remove: (path: string, body?: Body) => platform.delete(path, body),
    openDirectory: async () => {
      await console_('PUT', '/gates/ringcentral-plan', { enabled: true });
      await console_('PUT', '/gates/ringcentral-directory-integration', { enabled: true });
    },
  };
}

export type Harness = Awaited<ReturnType<typeof harness>>;

/** The body of the SDK's error, with its status. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; body: Json; headers: Headers }> {
  try {
    await call;
  } catch (error) {
    const { response } = error as { response?: Response };
    if (!response) throw error;
    const text = await response.clone().text();
    return { status: response.status, body: JSON.parse(text || '{}') as Json, headers: response.headers };
  }
  throw new Error('The call was not refused');
}
