import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, Session } from '../entities';
import { ApiFault } from '../errors';
import type { Platform } from '../router';

/** OAuth answers its refusals in its own shape, with RingCentral's code inside. */
class OAuthFault extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    readonly errorCode: string,
    description: string,
  ) {
    super(description);
  }

  body(): object {
    const { error, errorCode, message } = this;
    return { error, error_description: message, errors: [{ errorCode, message }] };
  }
}

const seconds = z.coerce.number().optional().catch(undefined);

const tokenSchema = z.object({
  grant_type: z.string().default(''),
  assertion: z.string().optional(),
  code: z.string().optional(),
  refresh_token: z.string().optional(),
  client_id: z.string().optional(),
  access_token_ttl: seconds,
  refresh_token_ttl: seconds,
});
type TokenRequest = z.infer<typeof tokenSchema>;

/** The app by HTTP Basic; without a secret the SDK names it in the body, which only a public app may do. */
function appOf({ store }: Platform, request: FastifyRequest, clientId: string | undefined): App {
  const basic = /^basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : [clientId, ''];
  if (!basic && !clientId) {
    throw new OAuthFault(401, 'invalid_client', 'OAU-123', 'Client authentication is required');
  }
  const app = store.state.apps.find((one) => one.clientId === id && one.clientSecret === secret);
  if (!app) throw new OAuthFault(401, 'invalid_client', 'OAU-153', 'Invalid client credentials');
  return app;
}

const GRANTS = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'jwt',
  refresh_token: 'refresh',
  authorization_code: 'code',
} as const;

function granted({ store, sessions, clock }: Platform, app: App, body: TokenRequest): Session {
  const grant = GRANTS[body.grant_type as keyof typeof GRANTS];
  if (!grant) throw new OAuthFault(400, 'unsupported_grant_type', 'OAU-250', 'Unsupported grant type');
  if (!app.grants.includes(body.grant_type)) {
    throw new OAuthFault(400, 'unauthorized_client', 'OAU-251', 'Unauthorized for this grant type');
  }
  const now = clock.now().getTime();
  const asked = { access: body.access_token_ttl, refresh: body.refresh_token_ttl };
  if (grant === 'refresh') {
    const session = sessions.refresh(app, body.refresh_token ?? '', now, asked);
    if (!session) throw new OAuthFault(400, 'invalid_grant', 'OAU-213', 'Token not found');
    return session;
  }
  if (grant === 'jwt') {
    const credential = store.state.jwts.find(({ jwt }) => jwt === body.assertion);
    if (!credential) throw new OAuthFault(400, 'invalid_grant', 'OAU-149', 'JWT assertion is invalid or expired');
    return sessions.open(app, credential.extensionId, now, asked);
  }
  const code = store.state.codes.find((one) => one.code === body.code && one.clientId === app.clientId);
  if (!code) throw new OAuthFault(400, 'invalid_grant', 'OAU-108', 'Authorization code is invalid or expired');
  store.state.codes = store.state.codes.filter((one) => one !== code);
  return sessions.open(app, code.extensionId, now, asked);
}

function tokenBody(session: Session, app: App, now: number): object {
  const left = (until: number) => Math.max(0, Math.round((until - now) / 1000));
  return {
    access_token: session.accessToken,
    token_type: 'bearer',
    expires_in: left(session.accessExpiresAt),
    ...(session.refreshToken
      ? { refresh_token: session.refreshToken, refresh_token_expires_in: left(session.refreshExpiresAt ?? now) }
      : {}),
    scope: app.permissions.join(' '),
    owner_id: `${session.extensionId}`,
    endpoint_id: session.id,
    session_id: session.id,
  };
}

function sendOAuth(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof OAuthFault) return reply.status(error.status).send(error.body());
  throw error;
}

function limited(platform: Platform, app: App, reply: FastifyReply): void {
  const now = platform.clock.now().getTime();
  const verdict = platform.limits.check(app, 0, 'auth', now, platform.store.state.limitsEnforced);
  void reply.headers(verdict.headers);
  if (!verdict.allowed) throw new ApiFault('CMN-301');
}

/** `POST /restapi/oauth/token` and `/restapi/oauth/revoke`: five a minute for each app. */
export function serveTokens(server: FastifyInstance, platform: Platform): void {
  server.post('/restapi/oauth/token', (request, reply) => {
    try {
      const body = tokenSchema.parse(request.body ?? {});
      const app = appOf(platform, request, body.client_id);
      limited(platform, app, reply);
      return reply.send(tokenBody(granted(platform, app, body), app, platform.clock.now().getTime()));
    } catch (error) {
      return sendOAuth(error, reply);
    }
  });
  server.post('/restapi/oauth/revoke', (request, reply) => {
    try {
      const { token, client_id } = z
        .object({ token: z.string(), client_id: z.string().optional() })
        .parse(request.body);
      limited(platform, appOf(platform, request, client_id), reply);
      platform.sessions.revoke(token);
      return reply.send({});
    } catch (error) {
      return sendOAuth(error, reply);
    }
  });
}
