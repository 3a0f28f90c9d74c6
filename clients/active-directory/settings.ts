import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../engine/errors';
import { requireEncryption } from '../encrypted';
import { directoryKind, type DirectoryKind, type DirectoryKindId } from './kinds';

/** Where the directory is and who asks. */
export interface DirectorySettings {
  /** @default activeDirectory */
  readonly kind?: DirectoryKindId;
  /**
   * `ldaps://dc1.acme.test`, `ldap://` with `startTls`, `http://127.0.0.1:PORT` for the embedded domain; `ldap://` alone on this machine
   * only.
   */
  readonly url: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  /** Opens TLS on the plain port before anything else is said (RFC 4511, 4.14). */
  readonly startTls?: boolean;
  /** PEM of the authority that signed the server's certificate; absent: the machine's own trust. */
  readonly ca?: string;
  /** Where people and groups are looked for. @default what the server says that it holds */
  readonly base?: string;
  /** Objects a page; AD allows 1000. */
  readonly pageSize?: number;
}

const NAMES = ['URL', 'BIND_DN', 'BIND_PASSWORD', 'CA_FILE', 'START_TLS', 'BASE_DN'] as const;
type Name = (typeof NAMES)[number];

const ADDRESS: Readonly<Record<DirectoryKind['variables'], z.ZodString>> = {
  AD: z
    .string()
    .regex(/^(ldaps?|http):\/\//, 'starts with ldaps:// (a domain controller) or http:// (embedded, on this machine)'),
  LDAP: z.string().regex(/^ldaps?:\/\//, 'starts with ldaps://, or with ldap:// beside LDAP_START_TLS=true'),
};

const settingsShape = ({ variables }: DirectoryKind) =>
  z.object({
    URL: ADDRESS[variables],
    BIND_DN: z.string().min(1),
    BIND_PASSWORD: z.string().min(1),
    CA_FILE: z.string().optional(),
    START_TLS: z.enum(['true', 'false', '']).optional(),
    BASE_DN: z.string().optional(),
  });

/**
 * Reads AD_URL, AD_BIND_DN, AD_BIND_PASSWORD, AD_CA_FILE, AD_START_TLS and AD_BASE_DN, or LDAP_URL and its kin. `undefined`: no directory
 * of this kind is reachable from here, and none of them is set. With several directories each has its own, under its system's name:
 * AD_URL_CORP, LDAP_URL_PARTNERS.
 * @throws UsageError when only some are set, or when the CA file cannot be read
 */
export function directorySettings(
  kind: DirectoryKindId,
  given: Readonly<Record<string, string | undefined>>,
  system?: string,
): DirectorySettings | undefined {
  const { called, variables, server } = directoryKind(kind);
  const behind = system === undefined ? '' : `_${system.toUpperCase()}`;
  const variable = (name: Name): string => `${variables}_${name}${behind}`;
  const values = NAMES.map((name) => [name, given[variable(name)]] as const);
  if (!values.some(([, value]) => value)) return undefined;
  const parsed = settingsShape(directoryKind(kind)).safeParse(Object.fromEntries(values));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${variable(path[0] as Name)}: ${message}`);
    const [url, dn, password, ca] = NAMES.map(variable);
    throw new UsageError(
      `${called}'s settings are incomplete: ${problems.join('; ')}`,
      `Set ${url}, ${dn} and ${password} (and ${ca} for a private authority), or none of them.`,
    );
  }
  const { URL: url, BIND_DN: bindDn, BIND_PASSWORD: bindPassword, CA_FILE, START_TLS, BASE_DN } = parsed.data;
  const startTls = START_TLS === 'true' && url.startsWith('ldap:');
  if (!startTls) requireEncryption(url, variable('URL'), called);
  return {
    ...(kind !== 'activeDirectory' && { kind }),
    url,
    bindDn,
    bindPassword,
    ...(startTls && { startTls }),
    ...(CA_FILE && { ca: readAuthority(CA_FILE, variable('CA_FILE'), server) }),
    ...(BASE_DN && { base: BASE_DN }),
  };
}

function readAuthority(file: string, variable: string, server: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${variable} cannot be read: ${(error as Error).message}`,
      `Name the PEM file of the authority that signed the ${server}’s certificate.`,
    );
  }
}
