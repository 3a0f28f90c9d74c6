import type { Attribute } from '../model';

const names =
  'userName firstName lastName email displayName title department mobilePhone telephoneNumber otherTelephone ipPhone homePhone pager ' +
  'streetAddress city state postalCode countryCode description company division managerDn managerUpn employeeID employeeNumber ' +
  'samAccountName physicalDeliveryOfficeName';

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
