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

  it('says nothing about a message that nobody has written down', () => {
    expect(explain('The coffee machine is empty.')).toBeUndefined();
  });
});
