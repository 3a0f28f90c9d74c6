import type { ProfileMapRow } from '../../active-directory/agent';
import type { CatalogueAttribute } from './catalogue-app';

/** Attributes that no directory app is without; the others came by schema discovery through the agent. */
const BASE = ['userName', 'firstName', 'lastName', 'email'];

const attribute = ({ name, title, ldap, required }: ProfileMapRow): CatalogueAttribute => ({
  name,
  title,
  externalName: ldap,
  ...(required ? { required } : {}),
});

/** The profile of a directory's app. */
export const directoryProfile = (rows: readonly ProfileMapRow[]) => ({
  base: rows.filter(({ name }) => BASE.includes(name)).map(attribute),
  known: rows.filter(({ name }) => !BASE.includes(name)).map(attribute),
});
