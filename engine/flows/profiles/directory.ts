import type { Attribute } from '../model';

const names =
  'userName firstName lastName middleName displayName email secondEmail mobilePhone telephoneNumber streetAddress city state postalCode ' +
  'countryCode department division organization title description employeeNumber manager managerDn managerUpn';

const required = new Set(['userName', 'firstName', 'lastName']);

/**
 * What a directory's app profile holds by default. Okta records no full list for AD (unconfirmed); these are the attributes
 * that the RingCentral guide maps or shows. A company with others adds them under `flows.attributes`.
 */
export const DIRECTORY_PROFILE: Readonly<Record<string, Attribute>> = Object.fromEntries(
  names
    .split(' ')
    .map((name) => [name, { origin: 'base', type: 'string', ...(required.has(name) ? { required: true } : {}) }]),
);
