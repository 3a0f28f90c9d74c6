/** What a name in an address of Terraform is made of: letters and digits of every script, `_` and `-`. A source for expressions with the flag `u`. */
export const ADDRESS_NAME = String.raw`[\p{L}\p{Nd}_-]+`;

/** Of a name without letter or digit (`☎`), its code points. */
const codes = (name: string): string => [...name].map((one) => one.codePointAt(0)!.toString(16)).join('_');

/**
 * A name from a console as part of an address in Terraform: `RingCentral Users` is `ringcentral_users`. An address begins with a letter or `_`:
 * `2024` is `_2024`.
 */
export function slug(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const word = plain === '' ? codes(name) : plain;
  return /^\p{L}/u.test(word) ? word : `_${word}`;
}
