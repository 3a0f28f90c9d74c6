import { UsageError } from '../engine/errors';
import { keepsCredentials } from '../engine/loopback';
import type { Vendor } from '../engine/vendor';

/**
 * The one rule for every client: credentials leave this machine encrypted or not at all.
 * @param variable where the address stands
 * @throws UsageError before anything is sent
 */
export function requireEncryption(address: string, variable: string, vendor: Vendor): void {
  if (keepsCredentials(address)) return;
  const scheme = vendor === 'Active Directory' || vendor === 'LDAP directory' ? 'ldaps://' : 'https://';
  throw new UsageError(
    `${variable} would send credentials to ${vendor} in the clear: ${shown(address)} is neither ${scheme} nor on this machine. Nothing was sent.`,
    `give an address that begins with ${scheme}; without TLS only localhost, 127.0.0.1 and [::1] are spoken to`,
  ).from(vendor);
}

/** Without a name and a password that somebody put before the host. */
export const shown = (address: string): string => address.replace(/\/\/[^/]*@/, '//…@');
