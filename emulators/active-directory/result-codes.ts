/** LDAP result codes (RFC 4511) that the directory answers with, and the HTTP status each travels under. */
export const RESULT_CODES = {
  operationsError: { code: 1, status: 400 },
  protocolError: { code: 2, status: 400 },
  referral: { code: 10, status: 400 },
  noSuchAttribute: { code: 16, status: 400 },
  undefinedAttributeType: { code: 17, status: 400 },
  constraintViolation: { code: 19, status: 400 },
  attributeOrValueExists: { code: 20, status: 409 },
  invalidAttributeSyntax: { code: 21, status: 400 },
  noSuchObject: { code: 32, status: 404 },
  invalidDnSyntax: { code: 34, status: 400 },
  invalidCredentials: { code: 49, status: 401 },
  insufficientAccessRights: { code: 50, status: 403 },
  busy: { code: 51, status: 503 },
  unwillingToPerform: { code: 53, status: 400 },
  objectClassViolation: { code: 65, status: 400 },
  notAllowedOnNonLeaf: { code: 66, status: 409 },
  entryAlreadyExists: { code: 68, status: 409 },
} as const;

type ResultCode = keyof typeof RESULT_CODES;

/** The directory refuses an operation, in Active Directory's words. */
export class DirectoryError extends Error {
  constructor(
    readonly result: ResultCode,
    message: string,
  ) {
    super(message);
    this.name = 'DirectoryError';
  }
}

/**
 * Why a bind fails, as the `data` code at the end of Active Directory's message says it (Win32 error codes in hex).
 */
export const BIND_FAILURES = {
  unknownUser: '525',
  wrongPassword: '52e',
  accountDisabled: '533',
} as const;

export const bindError = (why: keyof typeof BIND_FAILURES): DirectoryError =>
  new DirectoryError(
    'invalidCredentials',
    `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${BIND_FAILURES[why]}, v1db1`,
  );
