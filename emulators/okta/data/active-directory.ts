import { AD_PROFILE_MAP, type ProfileMapRow } from '../../active-directory/agent';
import type { CatalogueApp, CatalogueAttribute } from './catalogue-app';

/** Attributes that no directory app is without; the others came by schema discovery through the agent. */
const BASE = ['userName', 'firstName', 'lastName', 'email'];

const attribute = ({ name, title, ldap, required }: ProfileMapRow): CatalogueAttribute => ({
  name,
  title,
  externalName: ldap,
  ...(required ? { required } : {}),
});
const attributes = (base: boolean) => AD_PROFILE_MAP.filter(({ name }) => BASE.includes(name) === base).map(attribute);

export const activeDirectory: CatalogueApp = {
  name: 'active_directory',
  title: 'Active Directory',
  signOnModes: null,
  base: attributes(true),
  known: attributes(false),
  discoverable: [],
  // The last lines of each direction belong to the rest of the company; nobody in this project declares them.
  toUser: {
    login: ['appuser.userName', 'DONT_PUSH'],
    firstName: ['appuser.firstName', 'DONT_PUSH'],
    lastName: ['appuser.lastName', 'DONT_PUSH'],
    email: ['appuser.email', 'DONT_PUSH'],
    title: ['appuser.title', 'DONT_PUSH'],
    displayName: ['appuser.displayName', 'DONT_PUSH'],
    manager: ['appuser.managerDn', 'DONT_PUSH'],
    employeeNumber: ['appuser.employeeID', 'DONT_PUSH'],
  },
  toApp: {
    firstName: ['user.firstName', 'PUSH'],
    lastName: ['user.lastName', 'PUSH'],
    email: ['user.email', 'PUSH'],
    description: ['"Managed in Okta: " + user.login', 'PUSH'],
  },
};
