import type { KnownMessage } from '../message';

/** What a domain controller answers. */
export const ACTIVE_DIRECTORY_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'ldap-strong-auth',
    pattern: /Strong\(er\) ?authentication required/i,
    cause: 'The domain controller refuses a simple bind without TLS.',
    remedy: 'Use ldaps:// in AD_URL.',
    source: 'Microsoft, LDAP signing',
    example: 'Strong(er) authentication required',
  },
  {
    id: 'ldap-credentials',
    pattern: /data (?<data>52e|525|532|533|701|773|775)\b|Invalid Credentials/i,
    cause: 'The bind account is unknown, locked, disabled, expired, or its password is wrong.',
    remedy: 'Check AD_BIND_DN and AD_BIND_PASSWORD.',
    source: 'Microsoft, LDAP bind data codes',
    example: 'AcceptSecurityContext error, data 52e',
  },
  {
    id: 'ldap-rights',
    pattern: /INSUFF_ACCESS_RIGHTS|Insufficient ?Access/i,
    cause: 'The agent account may not write this attribute.',
    remedy: 'Delegate write access to the attribute (gate ad-agent-account-rights).',
    source: 'Microsoft, LDAP result codes',
    example: 'INSUFF_ACCESS_RIGHTS',
  },
  {
    id: 'ldap-exists',
    pattern: /The object already exists|ENTRY_EXISTS|LDAP result 68\b/i,
    cause: 'The directory holds an object of this name already, perhaps in another unit or among the deleted ones.',
    remedy:
      'Find it by its sAMAccountName and distinguished name; use it, or choose another name. Nothing was changed.',
    source: 'Microsoft, LDAP result codes, entryAlreadyExists',
    example: 'The object already exists',
  },
  {
    id: 'ldap-busy',
    pattern: /LDAP result (?:1|3|4|11|51|52|53|80)\b|timeLimitExceeded|adminLimitExceeded|sizeLimitExceeded/i,
    cause: 'The domain controller was too busy, or has a limit that is lower than what was asked.',
    remedy:
      'Run the command again when it has less to do, or name another domain controller in AD_URL. A limit that always strikes stands in its LDAP policies (MaxQueryDuration, MaxPageSize).',
    source: 'Microsoft, LDAP policies; RFC 4511, 4.1.9',
    example: 'timeLimitExceeded',
  },
];
