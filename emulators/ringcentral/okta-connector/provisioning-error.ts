/**
 * What Okta shows an administrator when provisioning to RingCentral fails: the texts of the integration guide ("Provisioning
 * errors") and of Okta's page on RingCentral, each with the refusal of RingCentral that is behind it.
 */
export class ProvisioningError extends Error {
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message);
    this.name = 'ProvisioningError';
  }
}

/** What the connector was doing: the same refusal means different things to an administrator. */
export type Operation = 'create' | 'update' | 'deactivate' | 'read';

interface Refusal {
  readonly status: number;
  /** RingCentral's `errorCode`, or SCIM's `scimType`. */
  readonly code?: string;
  readonly detail: string;
}

interface Row {
  readonly operation?: Operation;
  readonly code?: RegExp;
  readonly detail?: RegExp;
  readonly status?: number;
  /** `$1` is the parameter that the refusal names. */
  readonly text: string;
}

const ROWS: readonly Row[] = [
  {
    code: /^(CMN-103|invalidSyntax)$/,
    text: 'JSON can not be parsed. Please check your data AD and correct it.',
  },
  {
    status: 503,
    text: 'Service Temporarily Unavailable. Please check back later.',
  },
  {
    operation: 'create',
    code: /^EXT-218$/,
    text: "Extension already in use. Please go to RingCentral's web portal and see what extensions are available.",
  },
  {
    code: /^EXT-218$/,
    text: 'Extension number is duplicate. Please correct in Active Directory if you have an extension field. Otherwise edit it in the RingCentral Service web portal.',
  },
  {
    detail: /Parameter \[([^\]]+)\] value is invalid/,
    text: 'The [$1] is invalid. Please correct the parameter in Active Directory.',
  },
  {
    detail: /Resource for parameter \[([^\]]+)\] is not found/,
    text: 'Resource for parameter [$1] is not found.',
  },
];

/** The administrator's text for a refusal; RingCentral's own where the guide has none ("License limit has been reached."). */
export function provisioningError(operation: Operation, { status, code = '', detail }: Refusal): ProvisioningError {
  const row = ROWS.find(
    (one) =>
      (one.operation === undefined || one.operation === operation) &&
      (one.status === undefined || one.status === status) &&
      (one.code === undefined || one.code.test(code)) &&
      (one.detail === undefined || one.detail.test(detail)),
  );
  if (!row) return new ProvisioningError(detail, status);
  const parameter = row.detail?.exec(detail)?.[1] ?? '';
  return new ProvisioningError(row.text.replace('$1', parameter), status);
}

/** Okta tells people apart by email: two records with one email stop it. */
export const severalRecords = (email: string): ProvisioningError =>
  new ProvisioningError(`More than one record found for Email: [${email}]`);

/** The grant lapses after a month without use; Okta then does nothing until somebody signs in again. */
export const notAuthenticated = (): ProvisioningError =>
  new ProvisioningError('The session with RingCentral has expired. Please authenticate with RingCentral again.', 401);
