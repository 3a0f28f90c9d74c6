import type { CatalogueAttribute, CatalogueLines } from './catalogue-app';

/** Name, title, description, and where it stands in the claim `address`, of each standard claim (recorded schema of an OIDC app). */
const CLAIMS: readonly (readonly [name: string, title: string, description: string, externalName?: string])[] = [
  ['name', 'Name', "End-User's full name in displayable form."],
  ['nickname', 'Nickname', 'Casual name of the End-User (may or may not be the same as the given_name)'],
  ['given_name', 'Given Name', 'Given name or first name of the End-User.'],
  ['middle_name', 'Middle Name', 'Middle name of the End-User.'],
  ['family_name', 'Family Name', 'Surname or last name of the End-User.'],
  ['email', 'Email', "End-User's preferred e-mail address."],
  ['profile', 'Profile URL', "URL of the End-User's profile page."],
  ['picture', 'Picture URL', "URL of the End-User's profile picture."],
  ['website', 'Website', "URL of the End-User's Web page or blog."],
  ['gender', 'Gender', "End-User's gender."],
  ['birthdate', 'Birthdate', "End-User's birthday, represented as an ISO 8601:2004 YYYY-MM-DD format."],
  ['zoneinfo', 'Time Zone', "String representing the End-User's time zone."],
  ['locale', 'Locale Name', "ISO3166‑1 country code in uppercase, separated by a dash (e.g. 'en-US')"],
  ['phone_number', 'Phone Number', "End-User's preferred telephone number in E.164 format."],
  ['street_address', 'Street Address', 'Full street address component.', 'address.street_address'],
  ['locality', 'Locality', 'City or locality component.', 'address.locality'],
  ['region', 'Region', 'State, province, prefecture, or region component.', 'address.region'],
  ['postal_code', 'Postal Code', 'Zip code or postal code component.', 'address.postal_code'],
  ['country', 'Country', 'Country name component.', 'address.country'],
  ['formatted', 'Formatted', 'Full mailing address, formatted for display.', 'address.formatted'],
];

/** The user profile of every OpenID Connect app: the standard claims. */
export const OIDC_ATTRIBUTES: readonly CatalogueAttribute[] = [
  { name: 'userName', title: 'Username', externalName: 'preferred_username', required: true, scope: 'SELF' },
  ...CLAIMS.map(([name, title, description, externalName]): CatalogueAttribute => ({
    name,
    title,
    description,
    scope: 'SELF',
    ...(externalName === undefined ? {} : { externalName }),
  })),
];

/** What fills the claims. */
export const OIDC_TO_APP: CatalogueLines = {
  name: ['user.firstName + " " + user.lastName', 'PUSH'],
  nickname: ['user.nickName', 'PUSH'],
  given_name: ['user.firstName', 'PUSH'],
  middle_name: ['user.middleName', 'PUSH'],
  family_name: ['user.lastName', 'PUSH'],
  email: ['user.email', 'PUSH'],
  profile: ['user.profileUrl', 'PUSH'],
  zoneinfo: ['user.timezone', 'PUSH'],
  locale: ['user.locale', 'PUSH'],
  phone_number: ['user.primaryPhone', 'PUSH'],
  street_address: ['user.streetAddress', 'PUSH'],
  locality: ['user.city', 'PUSH'],
  region: ['user.state', 'PUSH'],
  postal_code: ['user.zipCode', 'PUSH'],
  country: ['user.countryCode', 'PUSH'],
  formatted: ['user.postalAddress', 'PUSH'],
};
