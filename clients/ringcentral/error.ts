import { z } from 'zod';
import { IncompleteError } from '../../engine/errors';

/** A refusal by RingCentral, REST or SCIM. Branch on `code`, never on the text. */
export class RingCentralError extends IncompleteError {
  constructor(
    readonly call: string,
    readonly status: number,
    /** `EXT-226`, `CMN-401`…; SCIM: its `scimType`, where there is one. */
    readonly code: string | undefined,
    readonly detail: string,
  ) {
    super(`RingCentral refused ${call}: ${[status, code, detail].filter(Boolean).join(' ')}`, remedyOf(code));
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  'CMN-401': 'Give the app this permission in RingCentral’s developer console; some need a support ticket.',
  'CMN-408': 'Give the user of RC_USER_JWT a role with this permission in RingCentral’s admin portal.',
  'CMN-301': 'Wait a minute: others use the same app and user.',
};

const remedyOf = (code: string | undefined): string | undefined => REMEDIES[code ?? ''];

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

/** The SDK's error in this project's words. */
export async function readable(error: unknown, call: string): Promise<Error> {
  const response = responseOf(error);
  if (!response) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && error.name === 'AbortError') return error;
    return new IncompleteError(
      `RingCentral cannot be reached for ${call}: ${why}`,
      'Check RC_SERVER_URL and the network.',
      [{ what: call, why }],
    );
  }
  const text = await response.clone().text();
  const parsed = bodySchema.safeParse(asJson(text));
  const body = parsed.success ? parsed.data : {};
  const [first] = body.errors ?? [];
  return new RingCentralError(
    call,
    response.status,
    body.errorCode ?? first?.errorCode ?? body.scimType,
    body.detail ?? body.message ?? first?.message ?? body.error_description ?? response.statusText,
  );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
