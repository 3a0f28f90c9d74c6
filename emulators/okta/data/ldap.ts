import { LDAP_PROFILE_MAP } from '../../active-directory/agent';
import { BASE_LINES, type CatalogueApp } from './catalogue-app';
import { directoryProfile } from './directory-profile';

/** Okta's LDAP integration; its key is this whichever server it is set up for. */
export const ldap: CatalogueApp = {
  name: 'ldap_sun_one',
  title: 'LDAP',
  signOnModes: null,
  ...directoryProfile(LDAP_PROFILE_MAP),
  discoverable: [],
  toUser: BASE_LINES,
  toApp: {},
};
