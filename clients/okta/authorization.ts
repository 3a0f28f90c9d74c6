import { createPrivateKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { UsageError } from '../../engine/errors';
import { UnusableAnswerError } from '../http';
import type { AccessToken, TokenKeeper } from '../tokens';
import { OktaApiError } from './api-error';
import { oktaParty, type OktaConfig } from './config';

/** Gives the value of the Authorization header; another one than `refused`, which Okta has called invalid. */
export type Authorization = (refused?: string) => Promise<string>;

const TokenAnswer = z.looseObject({ access_token: z.string(), expires_in: z.number() });
const ASSERTION_SECONDS = 300;
/** A token is renewed this long before it expires, so that none lapses under way. */
const EARLY_SECONDS = 60;

interface Surroundings {
  readonly now: () => number;
  /** Sends a request within limits and time; each try is made anew, since an assertion counts once. */
  readonly request: (make: () => Promise<TokenRequest>) => Promise<Response>;
  /** @default the token is this client's alone */
  readonly tokens?: TokenKeeper | undefined;
}

interface TokenRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function assertion(config: OktaConfig, now: () => number): Promise<string> {
  const { credentials, orgUrl } = config;
  if (credentials.kind !== 'privateKey') throw new Error('an API token needs no assertion');
  const key = (() => {
    try {
      return createPrivateKey(credentials.privateKey);
    } catch {
      throw new UsageError(
        'OKTA_API_PRIVATE_KEY is not a readable PEM private key.',
        "copy the service app's key again",
      );
    }
  })();
  const seconds = Math.floor(now() / 1000);
  return new SignJWT()
    .setProtectedHeader({
      alg: key.asymmetricKeyType === 'ec' ? 'ES256' : 'RS256',
      ...(credentials.keyId ? { kid: credentials.keyId } : {}),
    })
    .setIssuer(credentials.clientId)
    .setSubject(credentials.clientId)
    .setAudience(`${orgUrl}/oauth2/v1/token`)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .setJti(randomUUID())
    .sign(key);
}

const PATH = '/oauth2/v1/token';

async function requestToken(config: OktaConfig, { request, now }: Surroundings): Promise<AccessToken> {
  const { credentials, orgUrl } = config;
  if (credentials.kind !== 'privateKey') throw new Error('an API token is not requested');
  const response = await request(async () => ({
    url: `${orgUrl}${PATH}`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: credentials.scopes.join(' '),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(config, now),
    }).toString(),
  }));
  const body = await response.text();
  if (!response.ok) throw new OktaApiError(oauthFailure(response, body));
  const answer = TokenAnswer.safeParse(body === '' ? undefined : JSON.parse(body));
  if (!answer.success) {
    const why = z.prettifyError(answer.error);
    throw new UnusableAnswerError(oktaParty(config), `POST ${PATH}`, { kind: 'unknown shape', why });
  }
  return { token: answer.data.access_token, expires: now() + answer.data.expires_in * 1000 };
}

/** The token endpoint answers in OAuth's words, `{error, error_description}`, not in Okta's error shape. */
function oauthFailure(response: Response, body: string) {
  const { status, headers } = response;
  const shape = z.looseObject({ error: z.string(), error_description: z.string().optional() });
  const words = (() => {
    try {
      const { error, error_description } = shape.parse(JSON.parse(body));
      return JSON.stringify({ errorCode: error, errorSummary: error_description ?? error });
    } catch {
      return body;
    }
  })();
  return { method: 'POST', path: PATH, status: status === 400 ? 401 : status, headers, body: words };
}

/** An API token as it is, or an access token by private-key JWT, requested once and shared by concurrent calls. */
export function authorize(config: OktaConfig, surroundings: Surroundings): Authorization {
  const { credentials } = config;
  if (credentials.kind === 'apiToken') return async () => `SSWS ${credentials.token}`;
  const signIn = () => requestToken(config, surroundings);
  const session = [config.orgUrl, credentials.clientId, ...credentials.scopes, credentials.privateKey];
  let current: Promise<AccessToken> | undefined;
  const headerOf = ({ token }: AccessToken): string => `Bearer ${token}`;
  return async (refused) => {
    const known = current;
    const last = await known;
    const usable = last && headerOf(last) !== refused && last.expires - EARLY_SECONDS * 1000 > surroundings.now();
    // Calls that find the same token wanting share the one that the first of them asks for.
    if (!current || (!usable && current === known)) {
      current = surroundings.tokens?.tokenFor(session, signIn, last?.token) ?? signIn();
      current.catch(() => (current = undefined));
    }
    return headerOf(await current);
  };
}
