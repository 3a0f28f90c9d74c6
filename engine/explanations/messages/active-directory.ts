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
    id: 'ldap-certificate',
    pattern: /self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate/i,
    cause: 'The certificate of the domain controller is not trusted.',
    remedy: 'Set AD_CA_FILE to the certificate of its authority.',
    source: 'Node.js, TLS',
    example: 'self-signed certificate in certificate chain',
  },
];
