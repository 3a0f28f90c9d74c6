import type { KnownMessage } from '../message';

/** What an LDAP server other than a domain controller answers: OpenLDAP's words. */
export const LDAP_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'ldap-server-credentials',
    pattern: /Invalid Credentials|LDAP result 49\b/i,
    cause: 'The bind account is unknown, locked, or its password is wrong.',
    remedy:
      'Check LDAP_BIND_DN and LDAP_BIND_PASSWORD: the distinguished name is written out, as uid=reader,ou=System,dc=acme,dc=test.',
    source: 'RFC 4511, A.2',
    example:
      'LDAP directory ldaps://ldap.acme.test refuses the name or the password: Invalid Credentials [LDAP result 49]',
  },
  {
    id: 'ldap-server-rights',
    pattern: /Insufficient ?Access|LDAP result 50\b/i,
    cause: 'The account may not write this attribute, or not here.',
    remedy: "Give it the right in the directory's access rules (gate ad-agent-account-rights for Okta's agent).",
    source: 'RFC 4511, A.2; slapd.access(5)',
    example: 'LDAP directory ldaps://ldap.acme.test: no write access to parent [LDAP result 50]',
  },
  {
    id: 'ldap-server-schema',
    pattern: /attribute '(?<attribute>[^']+)' not allowed|object class violation|LDAP result 65\b/i,
    cause: 'The entry has no object class that knows this attribute. inetOrgPerson has no country (c), for one.',
    remedy:
      'Add an auxiliary class that has it, in the directory and under Auxiliary Object Class in Okta, or leave the mapping out.',
    source: 'RFC 4511, A.2; RFC 2798; help.okta.com, Configure LDAP integration settings',
    example: "LDAP directory ldaps://ldap.acme.test: attribute 'c' not allowed [LDAP result 65]",
  },
  {
    id: 'ldap-server-busy',
    pattern: /LDAP result (?:1|3|4|11|51|52|53|80)\b|timeLimitExceeded|adminLimitExceeded|sizeLimitExceeded/i,
    cause:
      'The server was too busy, or has a limit that is lower than what was asked: OpenLDAP gives most accounts 500 entries, pages or not.',
    remedy:
      'Run the command again when it has less to do. A limit that always strikes is raised for the bind account: limits … size=unlimited size.prtotal=unlimited.',
    source: 'slapd.conf(5), limits; RFC 4511, A.2',
    example: 'LDAP directory ldaps://ldap.acme.test: sizeLimitExceeded',
  },
];
