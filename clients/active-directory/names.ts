/** A value inside an LDAP filter (RFC 4515): what a person typed never becomes part of the filter. */
export const filterValue = (value: string): string =>
  value.replaceAll(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A value inside a distinguished name (RFC 4514). */
export const dnValue = (value: string): string =>
  value
    .replaceAll(/[\\,+"<>;=]/g, (sign) => `\\${sign}`)
    .replace(/^[ #]/, (sign) => `\\${sign}`)
    .replace(/ $/, '\\ ');

/** Escapes are one sign, or bytes of UTF-8: `\,` and `\2C` are one comma, `\C3\A9` is é (RFC 4514, 2.4). */
const unescaped = (text: string): string =>
  text.replaceAll(/((?:\\[0-9a-f]{2})+)|\\(.)/gi, (_, bytes: string | undefined, sign: string) =>
    bytes === undefined ? sign : Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString('utf8'),
  );

const parts = (dn: string): string[] => dn.match(/(?:\\.|[^\\,])+/gs) ?? [];

const typeAndValue = (part: string): [string, string] => {
  const [type = '', ...rest] = part.trim().split('=');
  return [type.trim().toLowerCase(), unescaped(rest.join('=').trim())];
};

/** The value of a distinguished name's first part, without escapes: the group `CN=Sales\, EMEA,OU=Groups,…` is "Sales, EMEA". */
export const commonName = (dn: string): string => {
  const [first] = parts(dn);
  return first?.includes('=') ? typeAndValue(first)[1] : dn;
};

/** The same for every spelling of one distinguished name: servers escape, space and capitalise as they like. */
export const dnKey = (dn: string): string =>
  parts(dn)
    .map((part) => typeAndValue(part).join('=').toLowerCase())
    .join('\0');

/** Where an object is: the distinguished name without its first part. */
export const parentOf = (dn: string): string => dn.replace(/^(?:\\.|[^\\,])+,/s, '');

/** An objectGUID (base64) as Windows prints it: the first three groups are little-endian. */
export function guidText(base64: string): string {
  const hex = Buffer.from(base64, 'base64').toString('hex');
  const pairs = (from: number, to: number) => (hex.slice(from, to).match(/../g) ?? []).reverse().join('');
  return [pairs(0, 8), pairs(8, 12), pairs(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
