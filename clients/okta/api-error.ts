import { UserFacingError } from '../../engine/errors';
import { z } from 'zod';
import { webPage } from '../http';

const ErrorBody = z.looseObject({
  errorCode: z.string().optional(),
  errorSummary: z.string().optional(),
  errorCauses: z.array(z.looseObject({ errorSummary: z.string().optional() })).optional(),
});

interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const parsed = (body: string): z.infer<typeof ErrorBody> => {
  try {
    const result = ErrorBody.safeParse(JSON.parse(body));
    return result.success ? result.data : {};
  } catch {
    return {};
  }
};

/** What a 401 or 403 under OAuth says in its header: `Bearer error="insufficient_scope", error_description="…"`. */
const bearerDescription = (headers: Headers): string | undefined =>
  /error_description="([^"]*)"/.exec(headers.get('www-authenticate') ?? '')?.[1];

const remedyFor = (status: number): string | undefined => {
  if (status === 401)
    return 'check OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY and OKTA_API_PRIVATE_KEY_ID (or OKTA_API_TOKEN)';
  if (status === 403)
    return 'grant the service app the scope and its admin role the right, and name the scope in OKTA_API_SCOPES';
  if (status === 429) return "run again later, or raise the rate limit of this client in Okta's console";
  if (status >= 500) return 'run it again later; status.okta.com tells whether Okta knows of trouble';
  return undefined;
};

/** Okta refused a request. `code` and `causes` are Okta's own (`E0000001`, errorCauses). Exit code 3: the answer stays incomplete. */
export class OktaApiError extends UserFacingError {
  readonly status: number;
  /** `E0000007`; empty where the body is not Okta's error shape. */
  readonly code: string;
  readonly summary: string;
  readonly causes: readonly string[];

  constructor({ method, path, status, headers, body }: Answer) {
    const error = parsed(body);
    const page = webPage(headers.get('content-type') ?? '', body);
    const summary =
      error.errorSummary ??
      bearerDescription(headers) ??
      (page ? `HTTP ${status} with a ${page.kind}${page.title}: somebody between answered` : `HTTP ${status}`);
    const causes = (error.errorCauses ?? []).flatMap((cause) => cause.errorSummary ?? []);
    const why = causes.length > 0 ? ` Causes: ${causes.join('; ')}` : '';
    const code = error.errorCode ?? '';
    super(
      3,
      `Okta refused ${method} ${path} (${status}${code ? ` ${code}` : ''}): ${summary}${why}`,
      remedyFor(status),
    );
    this.from('Okta');
    this.status = status;
    this.code = code;
    this.summary = summary;
    this.causes = causes;
  }
}

/** Undefined where the org has no such thing: an answer of 404. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OktaApiError && error.status === 404) return undefined;
    throw error;
  }
}
