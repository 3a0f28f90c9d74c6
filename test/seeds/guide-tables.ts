/** The tables of the five source documents, word for word, as `[expression, target]`. */

/** Active Directory Integration Guide, appendix "AD > Okta Attribute Mapping requirements for RingCentral". */
export const AD_TO_OKTA = [
  ['appuser.firstName', 'firstName'],
  ['appuser.lastName', 'lastName'],
  ['appuser.email != null ? appuser.email : appuser.userName', 'email'],
  ['appuser.mobilePhone', 'mobilePhone'],
  ['appuser.streetAddress', 'streetAddress'],
  ['appuser.city', 'city'],
  ['appuser.state', 'state'],
  ['appuser.postalCode', 'zipCode'],
  ['appuser.countryCode', 'countryCode'],
  ['appuser.department', 'department'],
] as const;

/** The same appendix, "Okta > RingCentral Attribute Mapping requirements"; also Okta's provisioning guide. */
export const OKTA_TO_RINGCENTRAL = [
  ['user.firstName', 'firstName'],
  ['user.lastName', 'lastName'],
  ['user.email', 'email'],
  ['user.mobilePhone', 'mobilePhone'],
  ['user.streetAddress', 'street'],
  ['user.city', 'city'],
  ['user.state', 'state'],
  ['user.zipCode', 'zip'],
  ['user.countryCode', 'country'],
  ['user.department', 'department'],
] as const;

/** The guide, "Configure mapping for directNumber and extension", and Okta's provisioning guide. */
export const RINGCENTRAL_TO_OKTA = [
  ['appuser.userName', 'login'],
  ['appuser.firstName', 'firstName'],
  ['appuser.lastName', 'lastName'],
  ['appuser.userName', 'email'],
] as const;

/** The guide's dummies, which its screen shows for both number attributes. */
export const DUMMIES = [
  ['"blank"', 'directNumber'],
  ['"blank"', 'extensionNumber'],
] as const;

/** Number and extension in one attribute, as three of the documents print it. */
export const PRIMARY_PHONE =
  '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber';

/** "Configure mapping for Okta to push phone number information back to AD". */
export const WRITE_BACK = ['user.primaryPhone', 'telephoneNumber'] as const;

/** saml-doc.okta.com, attribute statements. */
export const SAML = [
  ['user.email', 'email'],
  ['user.primaryPhone', 'number'],
] as const;
