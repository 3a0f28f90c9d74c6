import { createHash } from 'node:crypto';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data);

/**
 * Terraform's `h1:` checksum of a provider package (golang.org/x/mod/sumdb/dirhash, Hash1): it covers the names and
 * contents of the files, not their modes and not the platform.
 */
export function packageHash(files: Readonly<Record<string, Uint8Array>>): string {
  const lines = Object.keys(files)
    .sort()
    .map((name) => `${sha256(files[name] ?? new Uint8Array()).digest('hex')}  ${name}\n`);
  return `h1:${sha256(lines.join('')).digest('base64')}`;
}
