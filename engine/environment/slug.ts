/** A name from a console as part of an address in Terraform: `RingCentral Users` is `ringcentral_users`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
