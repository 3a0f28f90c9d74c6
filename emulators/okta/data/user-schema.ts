import type { Property } from '../entities';

interface BaseAttribute {
  readonly name: string;
  readonly title: string;
  readonly required?: true;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  /** What people may do with their own value. */
  readonly self: 'READ_WRITE' | 'READ_ONLY' | 'HIDE';
}

/** The 31 attributes that every Okta user has, in Okta's order (recorded schema of a new org). */
const BASE: readonly BaseAttribute[] = [
  { name: 'login', title: 'Username', required: true, minLength: 5, maxLength: 100, self: 'READ_ONLY' },
  { name: 'firstName', title: 'First name', required: true, minLength: 1, maxLength: 50, self: 'READ_WRITE' },
  { name: 'lastName', title: 'Last name', required: true, minLength: 1, maxLength: 50, self: 'READ_WRITE' },
  { name: 'middleName', title: 'Middle name', self: 'READ_ONLY' },
  { name: 'honorificPrefix', title: 'Honorific prefix', self: 'READ_ONLY' },
  { name: 'honorificSuffix', title: 'Honorific suffix', self: 'READ_ONLY' },
  { name: 'email', title: 'Primary email', required: true, format: 'email', self: 'READ_WRITE' },
  { name: 'title', title: 'Title', self: 'READ_ONLY' },
  { name: 'displayName', title: 'Display name', self: 'READ_ONLY' },
  { name: 'nickName', title: 'Nickname', self: 'READ_ONLY' },
  { name: 'profileUrl', title: 'Profile Url', format: 'uri', self: 'READ_ONLY' },
  { name: 'secondEmail', title: 'Secondary email', format: 'email', self: 'READ_WRITE' },
  { name: 'mobilePhone', title: 'Mobile phone', maxLength: 100, self: 'READ_WRITE' },
  { name: 'primaryPhone', title: 'Primary phone', maxLength: 100, self: 'HIDE' },
  { name: 'streetAddress', title: 'Street address', self: 'HIDE' },
  { name: 'city', title: 'City', self: 'HIDE' },
  { name: 'state', title: 'State', self: 'HIDE' },
  { name: 'zipCode', title: 'Zip code', self: 'HIDE' },
  { name: 'countryCode', title: 'Country code', format: 'country-code', self: 'HIDE' },
  { name: 'postalAddress', title: 'Postal Address', self: 'HIDE' },
  { name: 'preferredLanguage', title: 'Preferred language', format: 'language-code', self: 'READ_ONLY' },
  { name: 'locale', title: 'Locale', format: 'locale', self: 'READ_ONLY' },
  { name: 'timezone', title: 'Time zone', format: 'timezone', self: 'READ_ONLY' },
  { name: 'userType', title: 'User type', self: 'READ_ONLY' },
  { name: 'employeeNumber', title: 'Employee number', self: 'READ_ONLY' },
  { name: 'costCenter', title: 'Cost center', self: 'READ_ONLY' },
  { name: 'organization', title: 'Organization', self: 'READ_ONLY' },
  { name: 'division', title: 'Division', self: 'READ_ONLY' },
  { name: 'department', title: 'Department', self: 'READ_ONLY' },
  { name: 'managerId', title: 'ManagerId', self: 'READ_ONLY' },
  { name: 'manager', title: 'Manager', self: 'READ_ONLY' },
];

/** A fresh copy of the base attributes of a user type. */
export const baseUserProperties = (): Record<string, Property> =>
  Object.fromEntries(
    BASE.map(({ name, title, self, ...limits }): [string, Property] => [
      name,
      {
        title,
        type: 'string',
        ...limits,
        mutability: 'READ_WRITE',
        scope: 'NONE',
        permissions: [{ principal: 'SELF', action: self }],
        master: { type: 'PROFILE_MASTER' },
      },
    ]),
  );
