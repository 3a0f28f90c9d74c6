import type { Refusal } from '../../engine/okta-refusals';

/** Okta's error bodies. Codes and summaries: Okta's error-codes.json and recorded answers. */
export class OktaError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    readonly errorSummary: string,
    readonly causes: readonly string[] = [],
    /** That Okta refuses is known, its words are not: marked in a header of the answer. */
    readonly unconfirmed = false,
  ) {
    super([errorSummary, ...causes].join(': '));
    this.name = 'OktaError';
  }

  body(errorId: string) {
    return {
      errorCode: this.errorCode,
      errorSummary: this.errorSummary,
      errorLink: this.errorCode,
      errorId,
      errorCauses: this.causes.map((errorSummary) => ({ errorSummary })),
    };
  }
}

/** 400: a value is not acceptable; `what` is Okta's name of the operation or field. */
export const validationFailed = (what: string, ...causes: string[]) =>
  new OktaError(400, 'E0000001', `Api validation failed: ${what}`, causes);
/** 400 with a cause for each refusal; nothing where there is none. */
export function refuse(what: string, refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return;
  const causes = refusals.map(({ cause }) => cause);
  const guessed = refusals.some(({ wording }) => wording === 'unconfirmed');
  throw new OktaError(400, 'E0000001', `Api validation failed: ${what}`, causes, guessed);
}
export const notValid = (why: string) => new OktaError(400, 'E0000002', `The request was not valid: ${why}`);
export const notWellFormed = () => new OktaError(400, 'E0000003', 'The request body was not well-formed.');
export const invalidToken = () => new OktaError(401, 'E0000011', 'Invalid token provided');
export const notPermitted = () =>
  new OktaError(403, 'E0000006', 'You do not have permission to perform the requested action');
/** 404; `kind` as Okta prints it: AppInstance, UserGroup, ProfileMapping, CVDType, User, … */
export const notFound = (id: string, kind: string) =>
  new OktaError(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`);
export const internalError = () => new OktaError(500, 'E0000009', 'Internal Server Error');
/** 401: the org lacks the flag or SKU. */
export const featureMissing = () =>
  new OktaError(401, 'E0000015', 'You do not have permission to access the feature you are requesting');
export const notAcceptable = () =>
  new OktaError(
    400,
    'E0000019',
    'Bad request. Accept and/or Content-Type headers likely do not match supported values.',
  );
export const methodNotSupported = () =>
  new OktaError(405, 'E0000022', 'The endpoint does not support the provided HTTP method');
export const metadataNotSupported = () =>
  new OktaError(400, 'E0000024', 'Bad request. This operation on app metadata is not yet supported.', [
    'This operation on app metadata is not yet supported: No active instances.',
  ]);
export const invalidPaging = () => new OktaError(400, 'E0000029', 'Invalid paging request.', ['Invalid cursor.']);
export const wrongUserStatus = () =>
  new OktaError(403, 'E0000038', "This operation is not allowed in the user's current status.");
/** Suspending somebody who is not active, and the like (error codes page, E0000001). */
export const alreadyActive = () =>
  new OktaError(403, 'E0000016', 'Activation failed because the user is already active');
export const invalidSearch = (cause?: string) =>
  new OktaError(400, 'E0000031', 'Invalid search criteria.', cause === undefined ? [] : [cause]);
export const tooManyRequests = () =>
  new OktaError(429, 'E0000047', 'API call exceeded rate limit due to too many requests.');
export const deleteForbidden = () =>
  new OktaError(403, 'E0000056', 'Delete application forbidden.', [
    'The application must be deactivated before deletion.',
  ]);
export const busy = () =>
  new OktaError(423, 'E0000239', 'Policy priorities are being reconciled. Please try again later.');
