import type { AdUser } from '../../clients/active-directory';
import type { Schema } from '../../clients/okta';

/** Okta's AD app names, for each attribute of its profile, the LDAP attribute that it carries. */
export const ldapNames = ({ definitions: { base, custom } }: Schema): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({ ...base.properties, ...custom.properties }).flatMap(([name, { externalName }]) =>
      externalName ? [[name, externalName]] : [],
    ),
  );

/** What the directory holds of somebody, in the words of Okta's AD app. */
export const directoryProfile = (
  { attributes }: AdUser,
  names: ReadonlyMap<string, string>,
): Record<string, string | null> =>
  Object.fromEntries([...names].map(([name, ldap]) => [name, attributes[ldap]?.[0] ?? null]));
