import { IncompleteError, RefusedError, UsageError, type UserFacingError } from '../../engine/errors';
import { isCertificateCode } from '../http';
import type { DirectoryKind } from './kinds';

interface Answer {
  /** What it means to the person who ran the command. */
  readonly meaning: string;
  readonly remedy: (kind: DirectoryKind) => string;
  readonly raise: new (message: string, remedy?: string) => UserFacingError;
}

/** LDAP result codes (RFC 4511, [MS-ADTS] 3.1.1.3.1.9) that have a meaning of their own to a user. */
const ANSWERS: Readonly<Record<number, Answer>> = {
  8: {
    meaning: 'wants an encrypted connection',
    remedy: ({ variables }) => `Use an ldaps:// address in ${variables}_URL.`,
    raise: UsageError,
  },
  10: {
    meaning: 'refers to another domain for this object',
    remedy: ({ variables, server }) => `Point ${variables}_URL at the ${server} that holds the people.`,
    raise: UsageError,
  },
  32: {
    meaning: 'has no such object',
    remedy: () => 'Check the distinguished name; it may have been moved or deleted since it was read.',
    raise: RefusedError,
  },
  49: {
    meaning: 'refuses the name or the password',
    remedy: ({ variables }) =>
      `Check ${variables}_BIND_DN and ${variables}_BIND_PASSWORD, and that the account is neither locked nor disabled.`,
    raise: UsageError,
  },
  50: {
    meaning: 'does not let this account do that',
    remedy: ({ noRights }) => noRights,
    raise: RefusedError,
  },
  65: {
    meaning: 'does not allow this attribute on the entry, or misses one that its object classes need',
    remedy: () => 'Add an object class that has the attribute, or leave the attribute out.',
    raise: RefusedError,
  },
  68: { meaning: 'has such an object already', remedy: () => 'Choose another name.', raise: RefusedError },
};

const BUSY = ({ server, variables }: DirectoryKind): string =>
  `Run it again when the ${server} has less to do, or name another one in ${variables}_URL.`;
const LIMIT = ({ server, limits }: DirectoryKind): string =>
  `Run it again when the ${server} has less to do; if it stays so, ${limits}.`;

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
  remedy: () => 'See the message of the directory for the attribute it is about.',
  raise: RefusedError,
};

/** What was asked of the directory. */
export interface Asked {
  readonly kind: DirectoryKind;
  readonly url: string;
  /** `search (objectClass=user)` */
  readonly what: string;
  readonly writes: boolean;
}

/** The directory answered with a result code other than success. */
export function refusedByDirectory(asked: Asked, resultCode: number, message: string): UserFacingError {
  const { kind, url, what, writes } = asked;
  const { meaning, remedy, raise } = passingOf(resultCode, writes) ?? ANSWERS[resultCode] ?? OTHERWISE;
  const said = `${kind.called} ${url} ${meaning} (${what}): ${message} [LDAP result ${resultCode}]`;
  // What could not be read is not known: only a write that was refused is settled.
  const unknown = raise === IncompleteError || (raise === RefusedError && !writes);
  const error = unknown ? unfinished(asked, said, remedy(kind)) : new raise(said, remedy(kind));
  return error.from(kind.called);
}

const unfinished = ({ kind, what }: Asked, said: string, remedy: string): IncompleteError =>
  new IncompleteError(said, remedy, [{ what: `${kind.called}: ${what}`, why: said }]);

/** Nothing came for too long. */
export function silentDirectory(asked: Asked, ms: number): UserFacingError {
  const { kind, url, what } = asked;
  const said = `${kind.called} ${url} had not answered after ${Math.round(ms / 1000)} s (${what}).`;
  return unfinished(asked, said, BUSY(kind)).from(kind.called);
}

/** The pages of a search repeat themselves. */
export function circlingDirectory(asked: Asked, why: string): UserFacingError {
  const { kind, url, what } = asked;
  const remedy = `Run it again, or name another ${kind.server} in ${kind.variables}_URL.`;
  return unfinished(asked, `${kind.called} ${url} pages in a circle: ${why} (${what}).`, remedy).from(kind.called);
}

/** No conversation came about, or it ended in the middle. */
export function unreachableDirectory({ kind, url, what }: Asked, error: unknown): UserFacingError {
  const { called, server, variables } = kind;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isCertificateCode(code))
    return new UsageError(
      `${called} ${url} shows a certificate that is not trusted here (${what}): ${message}`,
      `Name the authority’s PEM file in ${variables}_CA_FILE, and use in ${variables}_URL the host name that the certificate is for.`,
    ).from(called);
  return new IncompleteError(
    `${called} ${url} does not answer (${what}): ${message || code}`,
    `Check the host and port in ${variables}_URL, the network between, and that the ${server} runs.`,
    [{ what: called, why: 'unreachable' }],
  ).from(called);
}
