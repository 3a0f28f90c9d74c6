import { isBlank, type Profile } from '../sync/values';
import type { AttributeRefusal } from './refusal';

/** Attributes of an entry whose syntax is Telephone Number (RFC 4519, 2.35; RFC 4524, 2.15, 2.18 and 2.20). */
export const LDAP_NUMBERS = ['telephoneNumber', 'homePhone', 'mobile', 'pager'] as const;

/** A telephone number is a PrintableString (RFC 4517, 3.3.31 and 3.2): letters, digits, space and these signs. */
const NOT_PRINTABLE = /[^A-Za-z0-9'()+,\-./:?= ]/gu;

/**
 * Why an LDAP server refuses what is written back to an entry (result 21, invalidAttributeSyntax): it takes all of a change or nothing.
 * @param changed attributes that are sent
 */
export function ldapRefusals(sent: Profile, changed: ReadonlySet<string>): AttributeRefusal[] {
  return LDAP_NUMBERS.filter((name) => changed.has(name)).flatMap((attribute): AttributeRefusal[] => {
    const value = sent[attribute];
    if (typeof value !== 'string' || isBlank(value)) return [];
    const signs = [...new Set(value.match(NOT_PRINTABLE) ?? [])];
    return signs.length === 0
      ? []
      : [
          {
            attribute,
            reason: `a telephone number of an LDAP directory has no ${signs.join(' and no ')} (RFC 4517, 3.3.31)`,
          },
        ];
  });
}
