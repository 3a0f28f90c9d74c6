/** Expressions of ours, written out by hand where the guides' own have a trap, as `[expression, target]`. */

const known = (name: string) => `appuser.${name} != null AND appuser.${name} != "" AND appuser.${name} != "blank"`;

/** 321 out of +1-415-555-6789;ext.321. */
export const NESTED = [
  'appuser.telephoneNumber != null AND String.stringContains(appuser.telephoneNumber, ";ext.") ? String.substringAfter(appuser.telephoneNumber, ";ext.") : null',
  'extension',
] as const;

export const EXTENSION = [`${known('extensionNumber')} ? appuser.extensionNumber : null`, 'extension'] as const;

/** The guide's expression, with null, "" and the dummy all absent. */
export const GUARDED_PRIMARY_PHONE = [
  `(${known('directNumber')}) ? ((${known('extensionNumber')}) ? appuser.directNumber + "#" + appuser.extensionNumber : appuser.directNumber) : ((${known('extensionNumber')}) ? null : null)`,
  'primaryPhone',
] as const;

/** The guide's `user.primaryPhone`, which would erase the number AD has for a person without one. */
export const GUARDED_WRITE_BACK = [
  'user.primaryPhone != null AND user.primaryPhone != "" ? user.primaryPhone : (hasDirectoryUser() ? findDirectoryUser().telephoneNumber : null)',
  'telephoneNumber',
] as const;
