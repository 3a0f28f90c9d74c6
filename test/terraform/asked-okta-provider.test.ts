import { describe, expect, it } from 'vitest';
import { UsageError } from '../../engine/errors';
import { askedOktaProvider, TESTED_OKTA_PROVIDERS } from '../../engine/terraform/providers';
import { oktaProviderFor } from '../../terraform/okta-provider';

describe('the release of okta/okta that is asked for', () => {
  it('may be one that the stack is applied with, or another of its major', () => {
    for (const version of [...TESTED_OKTA_PROVIDERS, '6.1.0', '4.20.0-beta.1'])
      expect(askedOktaProvider({ OKTA_PROVIDER_VERSION: version })).toBe(version);
    expect(askedOktaProvider({})).toBeUndefined();
    expect(askedOktaProvider({ OKTA_PROVIDER_VERSION: '' })).toBeUndefined();
  });

  it.each(['7.0.0', '5.3.0', '3.46.0', '40.20.0'])('%s is refused with the pins to use', (version) => {
    expect(() => askedOktaProvider({ OKTA_PROVIDER_VERSION: version })).toThrow(UsageError);
    expect(() => askedOktaProvider({ OKTA_PROVIDER_VERSION: version })).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('4.20.0 or 6.12.0') as string }) as Error,
    );
  });

  it('of an unknown major is allowed by one word, and by no other', () => {
    const asked = (word: string) => () =>
      askedOktaProvider({ OKTA_PROVIDER_VERSION: '7.0.0', OKTA_PROVIDER_UNTESTED: word });
    expect(asked('allowed')()).toBe('7.0.0');
    expect(asked('yes')).toThrow(UsageError);
  });

  it.each(['>= 4.20.0', '~> 6.0', '6', 'latest'])('is no range: %s would let the registry choose', (range) => {
    expect(() => askedOktaProvider({ OKTA_PROVIDER_VERSION: range })).toThrow('no release');
  });

  it('is refused before anything is synthesised', async () => {
    await expect(oktaProviderFor({ OKTA_PROVIDER_VERSION: '7.0.0' })).rejects.toMatchObject({ exitCode: 2 });
  });
});
