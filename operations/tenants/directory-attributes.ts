import type { DirectoryUser } from '../../clients/active-directory';
import type { SchemaAttribute } from '../../engine/org/org';

/** A directory's app names, for each attribute of its profile, the LDAP attribute that it carries. */
export const ldapNames = (profile: Readonly<Record<string, SchemaAttribute>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(profile).flatMap(([name, { externalName }]) => (externalName ? [[name, externalName]] : [])));

/** What the directory holds of somebody, in the words of its app in Okta. */
export const directoryProfile = (
  { attributes }: DirectoryUser,
  names: ReadonlyMap<string, string>,
): Record<string, string | null> =>
  Object.fromEntries([...names].map(([name, ldap]) => [name, attributes[ldap]?.[0] ?? null]));
