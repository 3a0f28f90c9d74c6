import { z } from 'zod';
import { IncompleteError } from '../../engine/errors';
import { UnusableAnswerError, webPage, type Party } from '../http';

/** A refusal by RingCentral, REST or SCIM. Branch on `code`, never on the text. */
export class RingCentralError extends IncompleteError {
  constructor(
    readonly call: string,
    readonly status: number,
    /** `EXT-226`, `CMN-401`…; SCIM: its `scimType`, where there is one. */
    readonly code: string | undefined,
    readonly detail: string,
  ) {
    super(`RingCentral refused ${call}: ${[status, code, detail].filter(Boolean).join(' ')}`, remedyOf(status, code));
    this.from('RingCentral');
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  'CMN-401': 'Give the app this permission in RingCentral’s developer console; some need a support ticket.',
  'CMN-408': 'Give the user of RC_USER_JWT a role with this permission in RingCentral’s admin portal.',
  'CMN-301': 'Wait a minute: others use the same app and user.',
};

const TROUBLE = 'Run it again later; status.ringcentral.com tells whether RingCentral knows of trouble.';

const remedyOf = (status: number, code: string | undefined): string | undefined =>
  REMEDIES[code ?? ''] ?? (status >= 500 ? TROUBLE : undefined);

const bodySchema = z.object({
  errorCode: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(z.object({ errorCode: z.string().optional(), message: z.string().optional() })).optional(),
  error_description: z.string().optional(),
  scimType: z.string().optional(),
  detail: z.string().optional(),
});

/** What the SDK throws: it surfaces neither error code nor SCIM's `detail`, so the body is read here. */
interface SdkError extends Error {
  readonly response?: Response | null;
  readonly request?: { readonly url: string; readonly method: string } | null;
}

const responseOf = (error: unknown): Response | undefined =>
  (error instanceof Error ? (error as SdkError).response : undefined) ?? undefined;

/**
 * Whether the session is over and only a new login helps: the app issues no refresh token, or the token was worth nothing.
 * The SDK says so in a plain text, without a response; a refused refresh has the token endpoint's.
 */
export function sessionIsOver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { response, request } = error as SdkError;
  if (!response) return /^(Refresh|Access) token (is missing|has expired)/.test(error.message);
  return request?.url.includes('/restapi/oauth/token') ?? false;
}

/**
 * Whether a write may have happened although it failed: the connection broke, or the server did. A refusal (4xx) has not happened;
 * a request that an interrupt stopped is for whoever interrupted.
 */
export const mayHaveHappened = (error: unknown): boolean =>
  error instanceof RingCentralError ? error.status >= 500 : error instanceof IncompleteError;

/** What an answer that is a refusal says. */
function refusal(call: string, { status, statusText, headers }: Response, text: string): RingCentralError {
  const parsed = bodySchema.safeParse(asJson(text));
  const body = parsed.success ? parsed.data : {};
  const [first] = body.errors ?? [];
  const page = webPage(headers.get('content-type') ?? '', text);
  const said = body.detail ?? body.message ?? first?.message ?? body.error_description;
  return new RingCentralError(
    call,
    status,
    body.errorCode ?? first?.errorCode ?? body.scimType,
    said ?? (page ? `with a ${page.kind}${page.title}: somebody between answered` : statusText),
  );
}

/**
 * The SDK's error in this project's words, made anew: the SDK hangs the request on whatever is thrown beneath it, bearer token and body
 * included, and Node prints it all.
 */
export async function readable(error: unknown, call: string, party: Party): Promise<Error> {
  const response = responseOf(error);
  if (response) return refusal(call, response, await response.clone().text());
  if (error instanceof UnusableAnswerError) return error.clean();
  if (error instanceof Error && error.name === 'AbortError')
    return new DOMException('The call was given up.', 'AbortError');
  const why = error instanceof Error ? error.message : String(error);
  return new IncompleteError(`RingCentral's SDK failed at ${call}: ${why}`, `check ${party.variables}`, [
    { what: call, why },
  ]).from('RingCentral');
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
