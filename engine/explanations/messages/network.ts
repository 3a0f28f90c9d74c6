import type { KnownMessage } from '../message';

const TRUST =
  'Give this machine the authority of the certificate: NODE_EXTRA_CA_CERTS for these commands, and for Terraform, whose providers do not read that variable, the machine’s own store or SSL_CERT_FILE; AD_CA_FILE for a domain controller, LDAP_CA_FILE for another LDAP server.';
const TRUST_HTTPS =
  'Behind a proxy that opens TLS, name its authority in NODE_EXTRA_CA_CERTS for these commands, and in the machine’s own store or SSL_CERT_FILE for Terraform, whose providers do not read NODE_EXTRA_CA_CERTS. Without such a proxy, check the address: somebody else answers there.';
const trustOf = (variables: string): string =>
  `Name the authority’s PEM file in ${variables}_CA_FILE, and use in ${variables}_URL the host name that the certificate is for.`;
const TRUSTS = {
  Okta: TRUST_HTTPS,
  RingCentral: TRUST_HTTPS,
  GitHub: TRUST_HTTPS,
  'Active Directory': trustOf('AD'),
  'LDAP directory': trustOf('LDAP'),
};

const WHERE = {
  Okta: 'Check OKTA_ORG_NAME, OKTA_BASE_URL and OKTA_HTTP_PROXY, and the network between.',
  RingCentral: 'Check RC_SERVER_URL, and the network between.',
  GitHub: 'Check GITHUB_API_URL, and the network between.',
  'Active Directory': 'Check host and port in AD_URL, the network between, and that the domain controller runs.',
  'LDAP directory': 'Check host and port in LDAP_URL, the network between, and that the LDAP server runs.',
};
const ADDRESS =
  'Check the address: OKTA_ORG_NAME and OKTA_BASE_URL, RC_SERVER_URL, AD_URL, LDAP_URL or GITHUB_API_URL; and the network between.';

/** What Node, Go and their TLS say, whoever was spoken to. */
export const NETWORK_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'oauth-client-refused',
    pattern: /invalid_client/i,
    cause: 'The vendor does not know the app, or does not accept its secret, key or signature.',
    remedy:
      'At Okta: check OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY and OKTA_API_PRIVATE_KEY_ID. At RingCentral: RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET and RC_SERVER_URL.',
    source: 'RFC 6749, 5.2',
    example: 'invalid_client',
  },
  {
    id: 'certificate-expired',
    pattern: /CERT_HAS_EXPIRED|certificate has expired(?! or is not yet valid: current time .* is before)/i,
    cause: 'The certificate that was shown has expired, or the clock of this machine is wrong.',
    remedy: 'Renew the certificate where it is shown, or set the clock; nothing here needs to change.',
    source: 'Node.js, TLS; Go, crypto/x509',
    example: 'certificate has expired',
  },
  {
    id: 'certificate-other-name',
    pattern:
      /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames|certificate is (?:not )?valid for .*, not/i,
    cause: 'The certificate that was shown is for another name.',
    remedy: 'Use the host name that the certificate is for.',
    remedies: {
      'Active Directory': 'Use in AD_URL the host name that the certificate is for.',
      'LDAP directory': 'Use in LDAP_URL the host name that the certificate is for.',
    },
    source: 'Node.js, TLS; Go, crypto/x509',
    example: 'x509: certificate is valid for proxy.acme.test, not acme.okta.com',
  },
  {
    id: 'certificate-untrusted',
    pattern:
      /self[- ]signed certificate|unable to (?:get (?:local )?issuer|verify the first) certificate|SELF_SIGNED|UNABLE_TO_|x509: |certificate signed by unknown authority|tls: failed to verify/i,
    cause: 'The certificate that was shown is not trusted on this machine.',
    remedy: TRUST,
    remedies: TRUSTS,
    source: 'Node.js, TLS; Go, crypto/x509',
    example: 'x509: certificate signed by unknown authority',
  },
  {
    id: 'host-unknown',
    pattern: /ENOTFOUND|EAI_AGAIN|no such host|Temporary failure in name resolution/i,
    cause: 'No host of this name is known here.',
    remedy: ADDRESS,
    remedies: WHERE,
    source: 'Node.js, DNS; Go, net',
    example: 'getaddrinfo ENOTFOUND acme.okta.com',
  },
  {
    id: 'connection-refused',
    pattern: /ECONNREFUSED|connection refused/i,
    cause: 'The host is there, and nothing listens at this port.',
    remedy: ADDRESS,
    remedies: WHERE,
    source: 'Node.js, net; Go, net',
    example: 'connect ECONNREFUSED 127.0.0.1:8080',
  },
  {
    id: 'connection-lost',
    pattern: /ECONNRESET|EPIPE|socket hang up|other side closed|connection reset by peer|unexpected EOF|: EOF\b/i,
    cause: 'The connection broke before the answer was whole: a proxy, a firewall or the vendor cut it.',
    remedy: 'Run the command again; what a lost answer has written is found by the next run.',
    source: 'Node.js, net; Go, net',
    example: 'read ECONNRESET',
  },
];
