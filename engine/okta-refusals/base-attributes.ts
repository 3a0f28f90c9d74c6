import type { AttributeLimits } from './values';

const PHONE: AttributeLimits = { type: 'string', maxLength: 100 };
const NAME: AttributeLimits = { type: 'string', required: true, minLength: 1, maxLength: 50 };

/**
 * What Okta's own schema holds base attributes of a user to (API reference, "Default profile properties"). Those that are not named are
 * free text.
 */
export const BASE_ATTRIBUTES: Readonly<Record<string, AttributeLimits>> = {
  login: { type: 'string', required: true, minLength: 5, maxLength: 100 },
  email: { type: 'string', required: true, format: 'email' },
  firstName: NAME,
  lastName: NAME,
  secondEmail: { type: 'string', format: 'email' },
  mobilePhone: PHONE,
  primaryPhone: PHONE,
  profileUrl: { type: 'string', format: 'uri' },
  countryCode: { type: 'string', format: 'country-code' },
  preferredLanguage: { type: 'string', format: 'language-code' },
  locale: { type: 'string', format: 'locale' },
  timezone: { type: 'string', format: 'timezone' },
};
