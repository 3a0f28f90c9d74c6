import { describe, expect, it } from 'vitest';
import { explain, KNOWN_MESSAGES } from '../../../engine/explanations/explain';

describe('explaining messages', () => {
  it.each(KNOWN_MESSAGES.map((known) => [known.id, known] as const))(
    '%s is found by its example, before any other',
    (id, { example }) => {
      expect(explain(example)?.id).toBe(id);
    },
  );

  it('every message has its own id, a cause, a remedy and a source', () => {
    expect(new Set(KNOWN_MESSAGES.map(({ id }) => id)).size).toBe(KNOWN_MESSAGES.length);
    expect(KNOWN_MESSAGES.filter(({ cause, remedy, source }) => !cause || !remedy || !source)).toEqual([]);
  });

  // The table of the Active Directory Integration Guide and that of Okta's provisioning guide, as printed.
  it.each([
    [
      '${parameterName} is invalid. Please correct the parameter in Active Directory.',
      'parameter-invalid',
      { parameter: '${parameterName}' },
    ],
    [
      'The [contact.mobilePhone] is invalid. Please correct the parameter in Active Directory.',
      'parameter-invalid',
      { parameter: 'contact.mobilePhone' },
    ],
    ['Resource for parameter [countryId] is not found.', 'parameter-not-found', { parameter: 'countryId' }],
    ['JSON can not be parsed. Please check your data AD and correct it.', 'json-unparsable', {}],
    ['Service Temporarily Unavailable. Please check back later.', 'service-unavailable', {}],
    [
      "Extension already in use. Please go to RingCentral's web portal and see what extensions are available.",
      'extension-in-use',
      {},
    ],
    ['Extension number [101] is used by another extension', 'extension-in-use', { extension: '101' }],
    [
      'Extension number is duplicate. Please correct in Active Directory if you have an extension field. Otherwise edit it in the RingCentral Service web portal.',
      'extension-duplicate',
      {},
    ],
    [
      'More than one record found for Email: [grace@acme.test]',
      'duplicate-email-records',
      { email: 'grace@acme.test' },
    ],
  ])('%s', (message, id, parameters) => {
    expect(explain(message)).toMatchObject({ id, parameters });
  });

  it('reads through the box that Terraform draws around a diagnostic', () => {
    const boxed =
      '╷\n│ Error: failed to create profile mapping: the API returned an error: Api validation\n│ failed: updateMapping. Causes: errorSummary: Profile mastering enabled apps support\n│ push status only\n╵';
    expect(explain(boxed)?.id).toBe('push-only');
  });

  it.each([
    ['Okta refused POST /oauth2/v1/token (401 invalid_client): unknown client', undefined, 'okta-token'],
    ['POST https://acme.okta.com/oauth2/v1/token: invalid_client', undefined, 'okta-token'],
    ['RingCentral refused the login: 401 invalid_client', undefined, 'client-invalid'],
    ['invalid_client', undefined, 'oauth-client-refused'],
    [
      'failed to create group: the API returned an error: The access token provided does not contain the required scopes.',
      undefined,
      'okta-permission',
    ],
    ['401 invalid_grant', 'Okta', undefined],
    ['401 invalid_grant', 'RingCentral', 'jwt-refused'],
    ['the audience of the assertion is wrong: invalid_client', 'Okta', 'oauth-client-refused'],
    ['CMN-102', 'Okta', undefined],
    ['Bad credentials', 'RingCentral', undefined],
    ['GitHub refused GET /repos/a/b/issues: 401 Bad credentials', undefined, 'github-credentials'],
  ] as const)('in the words of the vendor who was spoken to: %s (%s)', (message, vendor, id) => {
    expect(explain(message, vendor)?.id).toBe(id);
  });

  it.each([
    ['unable to verify the first certificate', 'Okta', 'certificate-untrusted', 'NODE_EXTRA_CA_CERTS'],
    ['self-signed certificate in certificate chain', 'RingCentral', 'certificate-untrusted', 'NODE_EXTRA_CA_CERTS'],
    ['self-signed certificate', 'Active Directory', 'certificate-untrusted', 'AD_CA_FILE'],
    ['certificate has expired', 'Okta', 'certificate-expired', 'set the clock'],
    ['getaddrinfo ENOTFOUND acme.okta.com', undefined, 'host-unknown', 'OKTA_ORG_NAME'],
    ['connect ECONNREFUSED 127.0.0.1:9', 'RingCentral', 'connection-refused', 'RC_SERVER_URL'],
    [
      'Post "https://acme.okta.com/oauth2/v1/token": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      undefined,
      'certificate-untrusted',
      'SSL_CERT_FILE',
    ],
  ] as const)('a network failure says what helps with the vendor: %s (%s)', (message, vendor, id, remedy) => {
    const found = explain(message, vendor);
    expect(found?.id).toBe(id);
    expect(found?.remedy).toContain(remedy);
    expect(found?.remedy.includes('AD_CA_FILE')).toBe(vendor === 'Active Directory');
  });

  it.each([
    ['Automatic profile push of user Ada to app RingCentral failed: Matching user not found', 'matching-user-missing'],
    ['This choice creates a conflict.', 'import-match-conflict'],
    ['00002071: UpdErr: DSID-031A11E2, problem 6005 (ENTRY_EXISTS): The object already exists', 'ldap-exists'],
    ['Invalid session', 'okta-session'],
  ])('knows what consoles show: %s', (message, id) => {
    expect(explain(message)?.id).toBe(id);
  });

  it('says nothing about a message that nobody has written down', () => {
    expect(explain('The coffee machine is empty.')).toBeUndefined();
  });
});
