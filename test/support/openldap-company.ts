import { PEOPLE, type Person } from '../../emulators/company';
import { ldif } from './openldap';

/** Signs of a telephone number in LDAP (RFC 4517, 3.3.31 and 3.2). */
const TELEPHONE = /^[A-Za-z0-9'()+,\-./:? ]+$/;

const SUFFIX = 'dc=acme,dc=test';

/** A value inside a distinguished name (RFC 4514). */
const escaped = (value: string): string => value.replaceAll(/[\\,+"<>;=#]/g, '\\$&');

const dnOf = ({ account }: Pick<Person, 'account'>): string => `uid=${escaped(account)},ou=People,${SUFFIX}`;

/** An entry of inetOrgPerson with what a person has in the company's domain. */
function entryOf(person: Person): string {
  const { ad, account } = person;
  const number = [ad.telephoneNumber].flat()[0] ?? '';
  const values: Record<string, string | undefined> = {
    uid: account,
    cn: ad.displayName,
    sn: ad.sn || account,
    givenName: ad.givenName,
    displayName: ad.displayName,
    mail: ad.mail,
    mobile: ad.mobile,
    telephoneNumber: TELEPHONE.test(number) ? number : '',
    ...{ street: ad.streetAddress, l: ad.l, st: ad.st, postalCode: ad.postalCode, c: ad.c },
    ...{ departmentNumber: ad.department, title: ad.title, employeeNumber: ad.employeeID },
  };
  const held = Object.entries(values).flatMap(([name, value]) => (value ? [[name, [value]] as const] : []));
  return ldif(dnOf(person), { objectClass: ['inetOrgPerson', 'acmeStaff'], ...Object.fromEntries(held) });
}

/** The company's people as a directory of LDAP would hold them, in one group that RingCentral is for. */
export function companyLdif(people: readonly Person[] = PEOPLE): string {
  const members = people.filter(({ groups }) => groups.includes('RingCentral Users')).map(dnOf);
  const group = { objectClass: ['groupOfNames'], cn: ['RingCentral Users'], member: members };
  return [...people.map(entryOf), ldif(`cn=RingCentral Users,ou=Groups,${SUFFIX}`, group)].join('');
}
