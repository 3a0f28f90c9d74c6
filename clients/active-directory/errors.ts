import { IncompleteError, RefusedError, UsageError, type UserFacingError } from '../../engine/errors';
import { isCertificateCode } from '../http';

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
  68: { meaning: 'has such an object already', remedy: 'Choose another name.', raise: RefusedError },
};

const BUSY = 'Run it again when the domain controller has less to do, or name another one in AD_URL.';
const LIMIT =
  'Run it again when the domain controller has less to do; if it stays so, ask for higher limits in its LDAP policies (MaxQueryDuration, MaxPageSize).';

/**
 * Results that say more about the domain controller at this moment than about what was asked (RFC 4511, A.1; [MS-ADTS] 3.1.1.3.1.9): a
 * search or a sign-in that meets one is repeated. 53 is one of them for reads alone: a write that meets it broke a policy.
 */
const PASSING: Readonly<Record<number, Answer>> = {
  1: { meaning: 'could not carry it out at the moment', remedy: BUSY, raise: IncompleteError },
  3: { meaning: 'needed longer than its time limit', remedy: LIMIT, raise: IncompleteError },
  4: { meaning: 'found more than its size limit', remedy: LIMIT, raise: IncompleteError },
  11: { meaning: 'ran into a limit of its administrator', remedy: LIMIT, raise: IncompleteError },
  51: { meaning: 'is busy', remedy: BUSY, raise: IncompleteError },
  52: { meaning: 'is not available', remedy: BUSY, raise: IncompleteError },
  80: { meaning: 'failed inside', remedy: BUSY, raise: IncompleteError },
};
const UNWILLING: Answer = { meaning: 'is not willing to at the moment', remedy: BUSY, raise: IncompleteError };

const passingOf = (code: number, writes: boolean): Answer | undefined =>
  code === 53 && !writes ? UNWILLING : PASSING[code];

/** Whether a read that met this result may meet another one in a moment. */
export const mayPass = (resultCode: number): boolean => passingOf(resultCode, false) !== undefined;

const OTHERWISE: Answer = {
  meaning: 'refuses the operation',
  remedy: 'See the message of the directory for the attribute it is about.',
  raise: RefusedError,
};

/** What was asked of the directory. */
export interface Asked {
  readonly url: string;
  /** `search (objectClass=user)` */
  readonly what: string;
  readonly writes: boolean;
}

/** The directory answered with a result code other than success. */
export function refusedByDirectory({ url, what, writes }: Asked, resultCode: number, message: string): UserFacingError {
  const { meaning, remedy, raise } = passingOf(resultCode, writes) ?? ANSWERS[resultCode] ?? OTHERWISE;
  const said = `Active Directory ${url} ${meaning} (${what}): ${message} [LDAP result ${resultCode}]`;
  // What could not be read is not known: only a write that was refused is settled.
  const unknown = raise === IncompleteError || (raise === RefusedError && !writes);
  const error = unknown ? unfinished(said, remedy, what) : new raise(said, remedy);
  return error.from('Active Directory');
}

const unfinished = (said: string, remedy: string, what: string): IncompleteError =>
  new IncompleteError(said, remedy, [{ what: `Active Directory: ${what}`, why: said }]);

/** Nothing came for too long. */
export const silentDirectory = ({ url, what }: Asked, ms: number): UserFacingError =>
  unfinished(`Active Directory ${url} had not answered after ${Math.round(ms / 1000)} s (${what}).`, BUSY, what).from(
    'Active Directory',
  );

/** The pages of a search repeat themselves. */
export const circlingDirectory = ({ url, what }: Asked, why: string): UserFacingError =>
  unfinished(
    `Active Directory ${url} pages in a circle: ${why} (${what}).`,
    'Run it again, or name another domain controller in AD_URL.',
    what,
  ).from('Active Directory');

/** No conversation came about, or it ended in the middle. */
export function unreachableDirectory({ url, what }: Asked, error: unknown): UserFacingError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isCertificateCode(code))
    return new UsageError(
      `Active Directory ${url} shows a certificate that is not trusted here (${what}): ${message}`,
      'Name the authority’s PEM file in AD_CA_FILE, and use in AD_URL the host name that the certificate is for.',
    ).from('Active Directory');
  return new IncompleteError(
    `Active Directory ${url} does not answer (${what}): ${message || code}`,
    'Check the host and port in AD_URL, the network between, and that the domain controller runs.',
    [{ what: 'Active Directory', why: 'unreachable' }],
  ).from('Active Directory');
}
