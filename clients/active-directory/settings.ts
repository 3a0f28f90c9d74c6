import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../engine/errors';
import { requireEncryption } from '../encrypted';

/** Where the directory is and who asks. */
export interface ActiveDirectorySettings {
  /** `ldaps://dc1.acme.test` for a domain controller, `http://127.0.0.1:PORT` for the embedded domain; `ldap://` on this machine only. */
  readonly url: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  /** PEM of the authority that signed the domain controller's certificate; absent: the machine's own trust. */
  readonly ca?: string;
  /** Objects a page; AD allows 1000. */
  readonly pageSize?: number;
}

const variables = z.object({
  AD_URL: z
    .string()
    .regex(/^(ldaps?|http):\/\//, 'starts with ldaps:// (a domain controller) or http:// (embedded, on this machine)'),
  AD_BIND_DN: z.string().min(1),
  AD_BIND_PASSWORD: z.string().min(1),
  AD_CA_FILE: z.string().optional(),
});

/** A directory's own variables carry its system's name behind: AD_URL_CORP, AD_BIND_DN_CORP. */
const ofSystem = (given: Readonly<Record<string, string | undefined>>, system: string) =>
  Object.fromEntries(Object.keys(variables.shape).map((name) => [name, given[`${name}_${system.toUpperCase()}`]]));

/**
 * Reads AD_URL, AD_BIND_DN, AD_BIND_PASSWORD and AD_CA_FILE. `undefined`: no directory is reachable from here, and
 * none of them is set. With several directories each has its own, under its system's name: AD_URL_CORP.
 * @throws UsageError when only some are set, or when the CA file cannot be read
 */
export function activeDirectorySettings(
  given: Readonly<Record<string, string | undefined>>,
  system?: string,
): ActiveDirectorySettings | undefined {
  const environment = system === undefined ? given : ofSystem(given, system);
  if (!Object.keys(variables.shape).some((name) => environment[name])) return undefined;
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new UsageError(
      `Active Directory's settings are incomplete: ${problems.join('; ')}`,
      'Set AD_URL, AD_BIND_DN and AD_BIND_PASSWORD (and AD_CA_FILE for a private authority), or none of them.',
    );
  }
  const { AD_URL: url, AD_BIND_DN: bindDn, AD_BIND_PASSWORD: bindPassword, AD_CA_FILE: caFile } = parsed.data;
  requireEncryption(url, 'AD_URL', 'Active Directory');
  return { url, bindDn, bindPassword, ...(caFile && { ca: readAuthority(caFile) }) };
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `AD_CA_FILE cannot be read: ${(error as Error).message}`,
      'Name the PEM file of the authority that signed the domain controller’s certificate.',
    );
  }
}
