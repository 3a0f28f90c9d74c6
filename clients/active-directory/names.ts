/** A value inside an LDAP filter (RFC 4515): what a person typed never becomes part of the filter. */
export const filterValue = (value: string): string =>
  value.replaceAll(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A value inside a distinguished name (RFC 4514). */
export const dnValue = (value: string): string =>
  value
    .replaceAll(/[\\,+"<>;=]/g, (sign) => `\\${sign}`)
    .replace(/^[ #]/, (sign) => `\\${sign}`)
    .replace(/ $/, '\\ ');

/** An objectGUID (base64) as Windows prints it: the first three groups are little-endian. */
export function guidText(base64: string): string {
  const hex = Buffer.from(base64, 'base64').toString('hex');
  const pairs = (from: number, to: number) => (hex.slice(from, to).match(/../g) ?? []).reverse().join('');
  return [pairs(0, 8), pairs(8, 12), pairs(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
