import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Clock, shuffled, type WriteCounter } from '../http';
import { type AppPermission, type UserPermission, appHas, userHas } from './auth/permissions';
import type { Sessions } from './auth/sessions';
import type { App, AuditRecord, Extension, RateGroup } from './entities';
import { ApiFault, invalid, notFound } from './errors';
import type { RateLimits } from './rate-limits';
import { asScimError } from './scim/errors';
import type { Store } from './store';

/** What every route works on. */
export interface Platform {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly writes: WriteCounter;
}

interface Change {
  /** Counted under this name: `extension.update`. */
  readonly kind: string;
  readonly actionId: string;
  readonly target: string | number;
  /** What was written, for the audit trail. */
  readonly parameters?: object;
}

/** One authenticated request. */
export interface Call extends Platform {
  readonly app: App;
  readonly user: Extension;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** `http://127.0.0.1:PORT`: links in answers start with it. */
  readonly baseUrl: string;
  readonly now: string;
  /** Parses the body. @throws ApiFault CMN-101 that names the first wrong parameter */
  read<T>(schema: z.ZodType<T>): T;
  /** Books a write: counted, and kept in the audit trail with its initiator and time. */
  wrote(change: Change): void;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent = (): Answer => ({ status: 204 });

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path in Fastify's notation; `:account` and `:extension` accept `~`. */
  readonly path: string;
  readonly group: RateGroup;
  readonly app?: AppPermission;
  readonly user?: UserPermission | readonly UserPermission[];
  readonly handle: (call: Call) => Answer;
}

const EVENT_TYPES: Readonly<Record<string, AuditRecord['eventType']>> = { create: 'Create', delete: 'Delete' };

interface Caller {
  readonly app: App;
  readonly user: Extension;
}

/** @throws ApiFault 401 with the code that tells a missing, malformed, expired or unknown token apart */
function callerOf({ store, sessions, clock }: Platform, request: FastifyRequest): Caller {
  const header = request.headers.authorization;
  if (!header) throw new ApiFault('AGW-401');
  const [scheme, token] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new ApiFault('AGW-402');
  const session = sessions.bearer(token, clock.now().getTime());
  if (!session || session === 'expired') throw new ApiFault('TokenInvalid');
  const app = store.state.apps.find(({ clientId }) => clientId === session.clientId);
  const user = store.extension(session.extensionId);
  if (!app || !user) throw new ApiFault('TokenInvalid');
  return { app, user };
}

function checkPermissions({ store }: Platform, { app, user }: Caller, route: Route): void {
  if (route.app && !appHas(app.permissions, route.app)) throw new ApiFault('CMN-401', { name: route.app });
  const wanted = route.user === undefined ? [] : [route.user].flat();
  const first = wanted[0];
  if (first && !wanted.some((permission) => userHas(store.state, user, permission))) {
    throw new ApiFault('CMN-408', { name: first });
  }
}

function resolvedParams({ store }: Platform, { user }: Caller, request: FastifyRequest): Record<string, string> {
  const params = { ...(request.params as Record<string, string>) };
  if (params.account !== undefined && params.account !== '~' && params.account !== `${store.state.account.id}`) {
    throw notFound('accountId');
  }
  if (params.extension === '~') params.extension = `${user.id}`;
  return params;
}

function auditRecord(call: Caller & { now: string }, change: Change, clientIp: string): AuditRecord {
  return {
    eventTime: call.now,
    actionId: change.actionId,
    eventType: EVENT_TYPES[change.kind.split('.')[1] ?? ''] ?? 'Update',
    initiatorId: call.user.id,
    initiatorClientId: call.app.clientId,
    targetId: `${change.target}`,
    targetType: change.kind.split('.')[0] ?? '',
    parameters: Object.entries(change.parameters ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ key, value: typeof value === 'string' ? value : JSON.stringify(value) })),
    clientIp,
  };
}

/** A character that no JSON reader of RingCentral's takes: it comes from broken data in a directory. */
const NUL = '\\u0000';

function callOf(platform: Platform, caller: Caller, request: FastifyRequest): Call {
  const now = platform.clock.now().toISOString();
  const body: unknown = request.body ?? {};
  // The SDK sends an array as the text "[object Object]", and not as JSON.
  if (Buffer.isBuffer(body) || JSON.stringify(body).includes(NUL)) throw new ApiFault('CMN-103');
  return {
    ...platform,
    ...caller,
    params: resolvedParams(platform, caller, request),
    query: new URL(request.url, 'http://localhost').searchParams,
    body,
    baseUrl: `http://${request.headers.host ?? '127.0.0.1'}`,
    now,
    read: (schema) => {
      const parsed = schema.safeParse(body);
      if (parsed.success) return parsed.data;
      throw invalid(parsed.error.issues[0]?.path.join('.') ?? 'body');
    },
    wrote: (change) => {
      platform.writes.record(change.kind);
      platform.store.state.audit.push(auditRecord({ ...caller, now }, change, request.ip));
    },
  };
}

/** Sends an error as the addressed API words it: SCIM paths in SCIM's schema, all others in RingCentral's. */
export function sendFault(fault: ApiFault, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body = request.url.startsWith('/scim/') ? asScimError(fault) : fault.body();
  return reply.status(fault.status).type('application/json').send(JSON.stringify(body));
}

/** Serves one route: token, limit and permissions before the body is read, as RingCentral's gateway does. */
export function serve(server: FastifyInstance, platform: Platform, route: Route): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  server.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      const caller = callerOf(platform, request);
      const now = platform.clock.now().getTime();
      const { limitsEnforced } = platform.store.state;
      const verdict = platform.limits.check(caller.app, caller.user.id, route.group, now, limitsEnforced);
      void reply.headers(verdict.headers);
      if (!verdict.allowed) throw new ApiFault('CMN-301');
      checkPermissions(platform, caller, route);
      callers.set(request, caller);
    },
    handler: async (request, reply) => {
      const caller = callers.get(request);
      if (!caller) throw new ApiFault('AGW-401');
      const { status, body, contentType } = route.handle(callOf(platform, caller, request));
      if (body === undefined) return reply.status(status).send();
      const seed = platform.store.state.uncertain.shuffled;
      const text = typeof body === 'string' ? body : JSON.stringify(seed === 0 ? body : shuffled(body, seed));
      return reply
        .status(status)
        .type(contentType ?? 'application/json')
        .send(text);
    },
  });
}
