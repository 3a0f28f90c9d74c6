import type { Problem } from './unusable-answer';

interface Coded {
  readonly code?: unknown;
  readonly message?: string;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** Of an error and what caused it, the innermost that has a code: `fetch failed` itself says nothing. */
function innermost(error: unknown): Coded {
  const { cause, errors } = error as Coded;
  const next = cause ?? errors?.[0];
  return typeof next === 'object' && next !== null ? innermost(next) : (error as Coded);
}

/** Codes of Node's TLS and of OpenSSL. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|ISSUER|CRL|ERR_SSL|EPROTO/;
/** Nothing has been sent when these come. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a code of Node's is about a certificate or about TLS itself. */
export const isCertificateCode = (code: string): boolean => CERTIFICATE.test(code);

/** The connection was there and broke; HPE_… is Node's HTTP parser, which met something else than HTTP. */
const BROKEN = /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_.*)$/;

/** What a failed `fetch`, or the reading of its body once an answer had begun, came to. */
export function networkProblem(error: unknown, answered: boolean): Problem {
  const { code, message = '' } = innermost(error);
  const name = typeof code === 'string' ? code : '';
  const why = [message, name && !message.includes(name) ? name : ''].filter(Boolean).join(' ') || 'no reason given';
  if (isCertificateCode(name)) return { kind: 'certificate', why };
  if (answered && BROKEN.test(name)) return { kind: 'cut', why };
  return { kind: 'unreachable', why, neverArrived: NO_CONNECTION.has(name) };
}
