import type { Attribute } from '../model';

const names =
  'login firstName lastName middleName honorificPrefix honorificSuffix email title displayName nickName profileUrl secondEmail ' +
  'mobilePhone primaryPhone streetAddress city state zipCode countryCode postalAddress preferredLanguage locale timezone userType ' +
  'employeeNumber costCenter organization division department managerId manager';

const required = new Set(['login', 'firstName', 'lastName', 'email']);

/** Okta's 31 base properties, in the order of a recorded default user schema (terraform-provider-okta, UserSchema_enum_string). */
export const OKTA_PROFILE: Readonly<Record<string, Attribute>> = Object.fromEntries(
  names
    .split(' ')
    .map((name) => [name, { origin: 'base', type: 'string', ...(required.has(name) ? { required: true } : {}) }]),
);
