import { AD_PROFILE_MAP } from '../../active-directory/agent';
import type { CatalogueApp } from './catalogue-app';
import { directoryProfile } from './directory-profile';

export const activeDirectory: CatalogueApp = {
  name: 'active_directory',
  title: 'Active Directory',
  signOnModes: null,
  ...directoryProfile(AD_PROFILE_MAP),
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
