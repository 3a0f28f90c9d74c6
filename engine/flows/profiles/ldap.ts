import type { Attribute } from '../model';

/** What Okta's own part of every app's profile calls a person; the agent fills it from the attributes below. */
const OKTAS = ['userName', 'firstName', 'lastName', 'email'];

/** An entry's own names: inetOrgPerson and its parents (RFC 2798, RFC 4519, RFC 4524), with `c` as Okta's agent reads it. */
const ENTRY =
  'uid cn givenName sn mail displayName title telephoneNumber mobile homePhone pager street l st postalCode c departmentNumber employeeNumber ' +
  'employeeType o ou manager description';

/**
 * Nobody arrives without: an entry has an `sn` (RFC 4519, 3.12, person), and one without `givenName` has no first name, so that Okta's import
 * leaves it out.
 */
const required = new Set(['userName', 'firstName', 'lastName', 'givenName', 'sn']);

/**
 * What the app profile of Okta's LDAP agent holds by default: LDAP's names, not those of Active Directory. Okta records no full list
 * (unconfirmed); further ones come by schema discovery and are added under `flows.attributes` (help.okta.com, LDAP integration).
 */
export const LDAP_PROFILE: Readonly<Record<string, Attribute>> = Object.fromEntries(
  [...OKTAS, ...ENTRY.split(' ')].map((name) => [
    name,
    { origin: 'base', type: 'string', ...(required.has(name) ? { required: true } : {}) },
  ]),
);
