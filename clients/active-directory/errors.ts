import { IncompleteError, RefusedError, UsageError, type UserFacingError } from '../../engine/errors';

interface Answer {
  /** What it means to the person who ran the command. */
  readonly meaning: string;
  readonly remedy: string;
  readonly raise: new (message: string, remedy?: string) => UserFacingError;
}

/** LDAP result codes (RFC 4511, [MS-ADTS] 3.1.1.3.1.9) that have a meaning of their own to a user. */
const ANSWERS: Readonly<Record<number, Answer>> = {
  8: {
    meaning: 'wants an encrypted connection',
    remedy: 'Use an ldaps:// address in AD_URL.',
    raise: UsageError,
  },
  10: {
    meaning: 'refers to another domain for this object',
    remedy: 'Point AD_URL at a domain controller of the domain that holds the people.',
    raise: UsageError,
  },
  32: {
    meaning: 'has no such object',
    remedy: 'Check the distinguished name; it may have been moved or deleted since it was read.',
    raise: RefusedError,
  },
  49: {
    meaning: 'refuses the name or the password',
    remedy: 'Check AD_BIND_DN and AD_BIND_PASSWORD, and that the account is neither locked nor disabled.',
    raise: UsageError,
  },
  50: {
    meaning: 'does not let this account do that',
    remedy: 'Ask a domain administrator to delegate the right, or bind with an account that has it.',
    raise: RefusedError,
  },
  51: { meaning: 'is busy', remedy: 'Try again later.', raise: IncompleteError },
  52: { meaning: 'is not available', remedy: 'Try again later, or another domain controller.', raise: IncompleteError },
  68: { meaning: 'has such an object already', remedy: 'Choose another name.', raise: RefusedError },
};

const OTHERWISE: Answer = {
  meaning: 'refuses the operation',
  remedy: 'See the message of the directory for the attribute it is about.',
  raise: RefusedError,
};

/** The directory answered with a result code other than success. */
export function refusedByDirectory(url: string, what: string, resultCode: number, message: string): UserFacingError {
  const { meaning, remedy, raise } = ANSWERS[resultCode] ?? OTHERWISE;
  return new raise(`Active Directory ${url} ${meaning} (${what}): ${message} [LDAP result ${resultCode}]`, remedy);
}

/** Certificate problems, by the codes of Node's TLS. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|ISSUER/;

/** No conversation came about, or it ended in the middle. */
export function unreachableDirectory(url: string, what: string, error: unknown): UserFacingError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (CERTIFICATE.test(code))
    return new UsageError(
      `Active Directory ${url} shows a certificate that is not trusted here (${what}): ${message}`,
      'Name the authority’s PEM file in AD_CA_FILE, and use in AD_URL the host name that the certificate is for.',
    );
  return new IncompleteError(
    `Active Directory ${url} does not answer (${what}): ${message || code}`,
    'Check the host and port in AD_URL, the network between, and that the domain controller runs.',
    [{ what: 'Active Directory', why: 'unreachable' }],
  );
}
