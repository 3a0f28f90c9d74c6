import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Faults, WriteCounter } from '../../http';
import { type ServerOptions, shuffled, startServer } from '../../http';
import type { LogTarget } from '../entities';
import {
  OktaError,
  internalError,
  validationFailed,
  invalidToken,
  methodNotSupported,
  notFound,
  notPermitted,
  notWellFormed,
  tooManyRequests,
} from '../errors';
import type { Org } from '../org';
import { type Call, type Endpoint, covers } from './endpoint';
import { type Budget, RateLimits } from './rate-limits';
import { OAuthRefusal, type Principal, type Tokens } from './tokens';

const NOBODY = { id: 'unknown', type: 'SystemPrincipal', displayName: 'unknown', alternateId: 'unknown' } as const;

interface OktaServer {
  readonly org: Org;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly writes: WriteCounter;
  readonly endpoints: readonly Endpoint[];
}

function sendError(org: Org, reply: FastifyReply, error: OktaError): FastifyReply {
  if (error.unconfirmed) void reply.header('x-embedded-wording', 'unconfirmed');
  return reply.status(error.status).send(error.body(org.store.ids.make('oae', 25)));
}

const asOktaError = (error: unknown): OktaError => {
  if (error instanceof OktaError) return error;
  if (error instanceof z.ZodError) return notWellFormed();
  const { statusCode } = error as { statusCode?: number };
  return statusCode === 400 ? notWellFormed() : internalError();
};

function rateHeaders(reply: FastifyReply, budget: Budget): void {
  void reply.header('x-rate-limit-limit', String(budget.limit));
  void reply.header('x-rate-limit-remaining', String(budget.remaining));
  void reply.header('x-rate-limit-reset', String(budget.reset));
}

/** Every answer carries a request id, the date and the bucket; an empty bucket answers 429 where the org says so. */
function spendRateLimits(app: FastifyInstance, { org }: OktaServer): RateLimits {
  const limits = new RateLimits(org.clock);
  app.addHook('onRequest', async (request, reply) => {
    const { rateLimitPercent, enforceRateLimits } = org.store.settings.switches;
    const budget = limits.spend(request.url.split('?', 1)[0] ?? '', rateLimitPercent);
    rateHeaders(reply, budget);
    void reply.header('x-okta-request-id', org.store.ids.make('req', 25));
    void reply.header('date', org.clock.now().toUTCString());
    if (budget.exceeded && enforceRateLimits) return sendError(org, reply, tooManyRequests());
    return undefined;
  });
  return limits;
}

/** RFC 6750: a Bearer token that does not do says why in a header, too (Okta's guide "Implement OAuth for Okta"). */
function challenge(org: Org, request: FastifyRequest, reply: FastifyReply, error: OktaError, scope: string): void {
  if (!request.headers.authorization?.startsWith('Bearer ')) return;
  const missing = error.status === 403;
  const [code, description] = missing
    ? ['insufficient_scope', 'The access token provided does not contain the required scopes.']
    : ['invalid_token', 'The access token is invalid.'];
  const parts = {
    authorization_uri: `${org.url}/oauth2/v1/authorize`,
    realm: org.url,
    scope,
    error: code,
    error_description: description,
    resource: request.url.split('?', 1)[0] ?? '',
  };
  const fields = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  void reply.header('www-authenticate', `Bearer ${fields.join(', ')}`);
}

function authorise(tokens: Tokens, endpoint: Endpoint, request: FastifyRequest): Principal | undefined {
  if (endpoint.scope === 'public') return undefined;
  const principal = tokens.principal(request.headers.authorization);
  if (!principal) throw invalidToken();
  if (principal.scopes && !covers(principal.scopes, endpoint.scope)) throw notPermitted();
  return principal;
}

function authoriseOrChallenge(
  { org, tokens }: Pick<OktaServer, 'org' | 'tokens'>,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Principal | undefined {
  try {
    return authorise(tokens, endpoint, request);
  } catch (error) {
    if (error instanceof OktaError) challenge(org, request, reply, error, endpoint.scope);
    throw error;
  }
}

/** Of a parameter that is sent twice, the first counts. */
const firstOf = (query: Record<string, string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? '') : value]),
  );

function serve({ org, tokens, writes }: OktaServer, endpoint: Endpoint) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = authoriseOrChallenge({ org, tokens }, endpoint, request, reply)?.actor ?? NOBODY;
    const touched: LogTarget[] = [];
    const call: Call = {
      params: request.params as Record<string, string>,
      query: firstOf(request.query as Record<string, string | string[]>),
      body: request.body,
      actor,
      request,
      reply,
      touch: (target) => void touched.push(target),
    };
    const answer: unknown = await endpoint.handle(call);
    if (endpoint.write) {
      writes.record(endpoint.write.kind);
      org.log(endpoint.write.event, actor, touched);
    }
    if (answer === undefined) return reply.status(204).send();
    const seed = org.store.settings.switches.shuffled;
    return reply.send(seed === 0 || typeof answer === 'string' ? answer : shuffled(answer, seed));
  };
}

function answerErrors(app: FastifyInstance, { org, endpoints }: OktaServer): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof OAuthRefusal)
      return reply.status(error.status).send({ error: error.error, error_description: error.description });
    return sendError(org, reply, asOktaError(error));
  });
  const paths = endpoints.map(({ url }) => new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+')}$`));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const known = paths.some((pattern) => pattern.test(path));
    return sendError(org, reply, known ? methodNotSupported() : notFound(path, 'Endpoint'));
  });
}

/** Serves the org's endpoints on the loopback. */
export function startOktaServer(okta: OktaServer, options: ServerOptions) {
  return startServer((app) => {
    const limits = spendRateLimits(app, okta);
    okta.faults.install(app, {
      tooManyRequests: (request, reply) => {
        // The window ends at once, so that a client that obeys waits a second and not a minute.
        const reset = Math.ceil(okta.org.clock.now().getTime() / 1000);
        rateHeaders(reply, { ...limits.spend(request.url), remaining: 0, reset });
        return sendError(okta.org, reply, tooManyRequests());
      },
      internalError: (_request, reply) => sendError(okta.org, reply, internalError()),
      more: {
        '400': (request, reply) =>
          request.url.startsWith('/oauth2/')
            ? reply.status(400).send({ error: 'invalid_request', error_description: 'The request was refused.' })
            : sendError(okta.org, reply, validationFailed('request')),
      },
    });
    answerErrors(app, okta);
    for (const endpoint of okta.endpoints)
      app.route({ method: endpoint.method, url: endpoint.url, handler: serve(okta, endpoint) });
  }, options);
}
