/**
 * Okta's own example of number and extension in one attribute, as three of its documents print it. Nobody is given it: a person
 * without an extension would get `#null` or `#`; `number-and-extension.ts` has the guarded form.
 */
export const GUIDE_PRIMARY_PHONE =
  '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber';
