const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).hostname : undefined);

/**
 * Whether an address leads to this machine and nowhere else: `localhost`, 127.0.0.0/8 or ::1. Asked of the parsed host: a prefix would
 * take `http://localhost.example.com` and `http://127.0.0.1@example.com` for this machine.
 */
export function isLoopback(address: string): boolean {
  const host = hostOf(address);
  return host !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(host);
}

/** Schemes whose traffic nobody on the way can read. */
const ENCRYPTED = new Set(['https:', 'ldaps:']);

/** Whether credentials may be sent there: encrypted, or without leaving this machine. */
export const keepsCredentials = (address: string): boolean =>
  URL.canParse(address) && (ENCRYPTED.has(new URL(address).protocol) || isLoopback(address));
