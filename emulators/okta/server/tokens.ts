import { randomBytes } from 'node:crypto';
import { type JWK, decodeJwt, importJWK, jwtVerify } from 'jose';
import type { Clock } from '../../http';
import type { Actor } from '../entities';
import { covers } from './endpoint';

/** A service app that may ask for tokens with a JWT signed by its private key. */
interface ApiClient {
  readonly id: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly jwks: readonly JWK[];
}

export interface Principal {
  readonly actor: Actor;
  /** undefined: an API token, which may do everything. */
  readonly scopes: ReadonlySet<string> | undefined;
}

const TOKEN_SECONDS = 3600;
/** Okta refuses an assertion that lives longer. */
const ASSERTION_SECONDS = 3600;

/** An OAuth error body, which differs from Okta's own. */
export class OAuthRefusal extends Error {
  constructor(
    readonly status: 400 | 401,
    readonly error: string,
    readonly description: string,
  ) {
    super(description);
  }
}

interface Issued extends Principal {
  readonly expires: number;
}

export interface TokenRequest {
  readonly grant_type?: string;
  readonly scope?: string;
  readonly client_assertion_type?: string;
  readonly client_assertion?: string;
}

/** Who may call: access tokens issued for signed assertions, and one API token. */
export class Tokens {
  private readonly issued = new Map<string, Issued>();
  private readonly clients = new Map<string, ApiClient>();
  private readonly spentAssertions = new Set<string>();
  readonly apiToken = `00${randomBytes(20).toString('hex')}`;

  constructor(
    private readonly clock: Clock,
    private readonly apiTokenOwner: () => Actor,
  ) {}

  register(client: ApiClient): void {
    this.clients.set(client.id, client);
  }

  /** The caller behind an `Authorization` header; undefined: nobody that Okta knows. */
  principal(authorization: string | undefined): Principal | undefined {
    const [scheme, token = ''] = (authorization ?? '').split(' ');
    if (scheme === 'SSWS' && token === this.apiToken) return { actor: this.apiTokenOwner(), scopes: undefined };
    if (scheme !== 'Bearer') return undefined;
    const issued = this.issued.get(token);
    return issued && issued.expires > this.clock.now().getTime() ? issued : undefined;
  }

  /** `POST /oauth2/v1/token`; `audiences` are the addresses under which this endpoint is known. */
  async issue(request: TokenRequest, audiences: readonly string[]) {
    if (request.grant_type !== 'client_credentials')
      throw new OAuthRefusal(400, 'unsupported_grant_type', 'The authorization grant type is not supported.');
    const client = await this.authenticate(request, audiences);
    const scopes = new Set((request.scope ?? '').split(' ').filter(Boolean));
    const granted = new Set(client.scopes);
    if (scopes.size === 0) throw new OAuthRefusal(400, 'invalid_scope', 'The scope parameter is required.');
    for (const scope of scopes)
      if (!covers(granted, scope))
        throw new OAuthRefusal(400, 'invalid_scope', `One or more scopes are not granted to the client: ${scope}`);
    const token = randomBytes(32).toString('base64url');
    const actor: Actor = { id: client.id, type: 'PublicClientApp', displayName: client.label, alternateId: client.id };
    this.issued.set(token, { actor, scopes, expires: this.clock.now().getTime() + TOKEN_SECONDS * 1000 });
    return { token_type: 'Bearer', expires_in: TOKEN_SECONDS, access_token: token, scope: [...scopes].join(' ') };
  }

  private async authenticate(request: TokenRequest, audiences: readonly string[]): Promise<ApiClient> {
    const assertion = request.client_assertion;
    if (!assertion || request.client_assertion_type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      throw new OAuthRefusal(401, 'invalid_client', 'A client_assertion of type jwt-bearer is required.');
    const refuse = (why: string) => new OAuthRefusal(401, 'invalid_client', why);
    const client = this.clients.get(subjectOf(assertion) ?? '');
    if (!client) throw refuse('The client of the client_assertion does not exist.');
    const { payload } = await jwtVerify(
      assertion,
      async ({ kid }) => {
        const jwk = client.jwks.find((key) => key.kid === kid) ?? (kid === undefined ? client.jwks[0] : undefined);
        if (!jwk) throw refuse('The client has no key with the kid of the client_assertion.');
        return await importJWK(jwk, 'RS256');
      },
      {
        algorithms: ['RS256'],
        audience: [...audiences],
        issuer: client.id,
        subject: client.id,
        currentDate: this.clock.now(),
        clockTolerance: 5,
        requiredClaims: ['exp'],
      },
    ).catch((error: unknown) => {
      throw error instanceof OAuthRefusal ? error : refuse(`The client_assertion is not valid: ${String(error)}`);
    });
    if ((payload.exp ?? 0) > this.clock.now().getTime() / 1000 + ASSERTION_SECONDS + 5)
      throw refuse('The client_assertion expires too far in the future.');
    this.refuseReplay(payload.jti, refuse);
    return client;
  }

  private refuseReplay(jti: string | undefined, refuse: (why: string) => OAuthRefusal): void {
    if (jti === undefined) return;
    if (this.spentAssertions.has(jti)) throw refuse('The client_assertion was used before.');
    this.spentAssertions.add(jti);
  }
}

function subjectOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}
